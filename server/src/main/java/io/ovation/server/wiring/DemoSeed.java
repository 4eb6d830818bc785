package io.ovation.server.wiring;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The demo community, as a bean of this package. On fresh data (and unless {@code --no-demo} was said) the business clock
 * is set back by {@link #history()} before the books begin; then, with the server up, {@link #plant} fills the time up
 * to now through the services of the features, moving the clock forward as it goes ({@code Clocks.advance}), until
 * business time has caught up with the wall clock. A planting that was interrupted is begun anew on empty data.
 */
public interface DemoSeed {
    /** How long the history is; the business clock begins this far behind. */
    Duration history();

    /**
     * Plants the community. Called once, on a thread that may block.
     *
     * @param progress takes lines for the operator, such as "Day 30 of 60"
     */
    void plant(Consumer<String> progress);
}
