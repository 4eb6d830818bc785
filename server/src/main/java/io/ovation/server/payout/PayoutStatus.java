package io.ovation.server.payout;

import java.util.Locale;

/** Where a payout stands. Those that end in -ing are decided and wait for their journal entry. */
public enum PayoutStatus {
    /** Written down; the money is still available. */
    CREATED("asked"),
    /** The money is set aside; a second person has to decide. */
    ASKED("asked"),
    APPROVING("approved"),
    /** The provider may or may not have been told. */
    APPROVED("approved"),
    /** The provider has it. */
    SENT("sent"),
    /** The provider says that it left; still to be posted. */
    PAYING("sent"),
    PAID("paid"),
    /** It came back before it had left our books. */
    RETURNING("sent"),
    /** It came back after it had been paid. */
    RETURNING_PAID("paid"),
    RETURNED("returned"),
    REJECTING("rejected"),
    REJECTED("rejected"),
    /** There was not that much: nothing happened. */
    REFUSED("rejected");

    private final String shown;

    PayoutStatus(String shown) {
        this.shown = shown;
    }

    /** As the API shows it. */
    public String shown() {
        return shown;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PayoutStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
