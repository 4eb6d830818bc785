package io.ovation.journal.writer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * This attempt was not applied, will not be, and changed nothing. It says nothing of an earlier attempt with the same id
 * whose outcome is unknown: asking again with that id tells.
 */
public sealed class NotApplied extends LedgerFault permits QueueFull, WriterStopped {

    private static final long serialVersionUID = 1L;

    /** With the reason in words and how long to wait before trying again. */
    public NotApplied(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
    }
}
