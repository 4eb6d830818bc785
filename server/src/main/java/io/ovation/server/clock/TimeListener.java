package io.ovation.server.clock;

import java.time.Instant;

/**
 * A bean with work that falls due by the business clock (maturity, for one). Called when somebody moves the clock, after
 * the new time is in force, on a thread that may block; the mover's answer waits for all listeners. Time that passes by
 * itself does not call: a job looks after that.
 */
public interface TimeListener {
    /** Does what fell due after {@code from} up to {@code to}; may be called again for the same stretch. */
    void timeMoved(Instant from, Instant to);
}
