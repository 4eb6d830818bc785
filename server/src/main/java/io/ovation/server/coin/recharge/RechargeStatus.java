package io.ovation.server.coin.recharge;

import java.util.Locale;

/**
 * Where a recharge stands. Success overtakes everything: once the provider has the money, the viewer gets the coins,
 * whatever we believed before and in whatever order we learn it.
 */
public enum RechargeStatus {
    /** Written down; the provider may or may not have been called. */
    CREATED("pending"),
    /** The provider has it and has not decided. */
    PROCESSING("processing"),
    /** The provider has the money; the coins are still to be posted. */
    PAID("processing"),
    /** The coins are in the wallet. */
    SUCCEEDED("succeeded"),
    /** The provider refused. */
    DECLINED("declined"),
    /** Nobody decided in time, and the provider has given up. */
    EXPIRED("expired");

    private final String shown;

    RechargeStatus(String shown) {
        this.shown = shown;
    }

    /** As the API shows it. */
    public String shown() {
        return shown;
    }

    /** As in SQL. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RechargeStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
