package io.ovation.journal.writer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a submitted entry got no answer. Either it is certainly not applied ({@link NotApplied}) or nobody knows yet
 * ({@link OutcomeUnknown}); in both cases submitting the same entry with the same id again is safe.
 */
public abstract sealed class LedgerFault extends RuntimeException permits NotApplied, OutcomeUnknown {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    LedgerFault(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the caller should wait before it tries again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
