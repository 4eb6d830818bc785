package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** Something the journal's store could not do. The subclass says what is certain. */
public abstract sealed class JournalFault extends RuntimeException
        permits SequenceTaken,
                AppendRefused,
                AppendUnknown,
                EpochSuperseded,
                JournalUnavailable,
                JournalDamaged,
                JournalTooNew,
                LeaseFault {

    private static final long serialVersionUID = 1L;

    JournalFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
