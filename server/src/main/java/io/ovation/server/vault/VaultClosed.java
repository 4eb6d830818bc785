package io.ovation.server.vault;

import org.jspecify.annotations.Nullable;

/** Something cannot be sealed or opened here: no keys, other keys, or somebody changed it. Never says what it was. */
public class VaultClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Without a cause. */
    public VaultClosed(String message) {
        this(message, null);
    }

    /** With its cause. */
    public VaultClosed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
