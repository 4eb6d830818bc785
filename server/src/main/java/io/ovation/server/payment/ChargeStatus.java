package io.ovation.server.payment;

import java.util.Locale;

/**
 * Where a charge stands. Success overtakes everything: once the provider has the money the charge succeeds, whatever we
 * believed before and in whatever order we learn it.
 */
public enum ChargeStatus {
    /** Written down; the provider may or may not have been called. */
    CREATED("pending"),
    /** The provider has it and has not decided. */
    PROCESSING("processing"),
    /** The provider has the money; the entry is still to be posted. */
    PAID("processing"),
    /** The money is in the books. */
    SUCCEEDED("succeeded"),
    /** The provider refused. */
    DECLINED("declined"),
    /** Nobody decided in time, and the provider has given up. */
    EXPIRED("expired");

    private final String shown;

    ChargeStatus(String shown) {
        this.shown = shown;
    }

    /** As APIs show it. */
    public String shown() {
        return shown;
    }

    /** Whether it came to nothing, as far as we know. */
    public boolean hasFailed() {
        return this == DECLINED || this == EXPIRED;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChargeStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
