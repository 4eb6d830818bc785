package io.ovation.journal.snapshot;

import org.jspecify.annotations.Nullable;

/** A snapshot is not what was stored: torn, changed, or of another form. An older one, or the journal alone, does instead. */
public final class SnapshotDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong, in words, and its cause if there is one. */
    public SnapshotDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
