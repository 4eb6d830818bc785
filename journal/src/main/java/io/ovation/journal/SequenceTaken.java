package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The sequence holds another batch: this one is not stored and never will be. */
public final class SequenceTaken extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public SequenceTaken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
