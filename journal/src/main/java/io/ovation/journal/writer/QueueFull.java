package io.ovation.journal.writer;

import java.time.Duration;

/** More entries are waiting than the writer accepts. Not applied; slow down. */
public final class QueueFull extends NotApplied {

    private static final long serialVersionUID = 1L;

    /** Names the bound that was reached. */
    public QueueFull(String message) {
        super(message, Duration.ofMillis(100), null);
    }
}
