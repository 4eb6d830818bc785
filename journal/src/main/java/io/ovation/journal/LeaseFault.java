package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** The lease of a shard could not be taken. */
public abstract sealed class LeaseFault extends JournalFault permits LeaseHeld, ClockSkew {

    private static final long serialVersionUID = 1L;

    public LeaseFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
