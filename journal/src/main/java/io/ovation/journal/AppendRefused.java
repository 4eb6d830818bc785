package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The store refused the batch: it is not stored and never will be. */
public final class AppendRefused extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public AppendRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
