package io.ovation.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The entry was not applied, will not be, and nothing changed. */
public sealed class NotApplied extends LedgerFault permits QueueFull, WriterStopped {

    private static final long serialVersionUID = 1L;

    /** With the reason in words and how long to wait before trying again. */
    public NotApplied(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
    }
}
