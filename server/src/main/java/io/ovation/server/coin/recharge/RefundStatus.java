package io.ovation.server.coin.recharge;

import java.util.Locale;

/** Where a refund stands. */
public enum RefundStatus {
    /** Written down; the coins are still in the wallet. */
    CREATED("asked"),
    /** The coins have left the wallet; the provider may or may not have been asked. */
    ASKED("asked"),
    /** The provider returned the money; still to be posted. */
    RETURNED("asked"),
    /** The provider could not return it; the coins are still to be given back. */
    NOT_RETURNED("asked"),
    /** The money is back with the viewer. */
    PAID("paid"),
    /** The bank sent it back after it had been paid; still to be posted. */
    BOUNCED("failed"),
    /** The coins are back in the wallet. */
    FAILED("failed"),
    /** The coins were spent before they could be taken: nothing happened. */
    REFUSED("failed");

    private final String shown;

    RefundStatus(String shown) {
        this.shown = shown;
    }

    /** As the API shows it. */
    public String shown() {
        return shown;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
