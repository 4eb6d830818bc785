package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The journal's store could not be reached or read. Nothing was changed; trying again later is safe. */
public final class JournalUnavailable extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public JournalUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
