package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The stored schema or batch was written by a newer version of Ovation than this one. Start that version or a newer one. */
public final class JournalTooNew extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public JournalTooNew(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
