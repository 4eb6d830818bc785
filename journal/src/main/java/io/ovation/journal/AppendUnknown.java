package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The append may or may not have become durable. {@link Journal#open} with the same epoch resolves it. */
public final class AppendUnknown extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public AppendUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
