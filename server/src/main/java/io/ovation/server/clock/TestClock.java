package io.ovation.server.clock;

import io.ovation.server.api.PublicId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's hand on the platform's time, in the sandbox. There is one business time: every test clock shows it, and each moves
 * it for everybody. Immutable.
 *
 * @param createdAt wall clock
 * @param last its latest move; null when there was none
 */
record TestClock(
        long number,
        String name,
        Instant createdAt,
        @Nullable Move last) {
    /** Prefix of public ids. */
    static final String PREFIX = "clk";

    String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Whether its time is on the way. */
    boolean isAdvancing() {
        return last != null && last.doneAt() == null;
    }

    /**
     * A move of the business clock.
     *
     * @param from business time when it was asked for
     * @param to business time that it reaches
     * @param target how far the business clock will then be ahead of the wall clock
     * @param doneAt wall clock; null while what falls due on the way is still being done
     */
    record Move(
            long number,
            Instant from,
            Instant to,
            Duration target,
            @Nullable Instant doneAt) {}
}
