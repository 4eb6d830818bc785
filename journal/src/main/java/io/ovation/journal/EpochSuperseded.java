package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** A writer of a higher epoch has written to the chain: this one may not write any more. */
public final class EpochSuperseded extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public EpochSuperseded(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
