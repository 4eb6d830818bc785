package io.ovation.journal.writer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The writer does not accept entries any more: it was closed, lost its lease, or stopped on a broken invariant. Not applied;
 * another instance may hold the shard.
 */
public final class WriterStopped extends NotApplied {

    private static final long serialVersionUID = 1L;

    /** With the reason in words. */
    public WriterStopped(String message, @Nullable Throwable cause) {
        super(message, Duration.ofSeconds(3), cause);
    }
}
