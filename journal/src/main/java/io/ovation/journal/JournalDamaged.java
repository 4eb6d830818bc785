package io.ovation.journal;

import org.jspecify.annotations.Nullable;

/** What is stored contradicts itself: a gap, a hash that does not fit, a body that cannot be read. Needs a person. */
public final class JournalDamaged extends JournalFault {

    private static final long serialVersionUID = 1L;

    /** With what happened, in words, and its cause if there is one. */
    public JournalDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
