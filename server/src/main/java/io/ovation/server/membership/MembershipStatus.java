package io.ovation.server.membership;

import java.util.Locale;

/** How a membership stands. */
public enum MembershipStatus {
    /** The first payment is not decided. */
    PENDING,
    /** Paid, and served day by day. */
    ACTIVE,
    /** The renewal was not paid yet; perks are kept for the days of grace. */
    PAST_DUE,
    /** Rests by the member's wish: no perks, no charge. */
    PAUSED,
    /** Ended at once; the unearned part is on its way back. */
    REFUNDING,
    /** Over. */
    ENDED;

    /** Whether the member has the tier's perks. */
    public boolean hasPerks() {
        return this == ACTIVE || this == PAST_DUE;
    }

    /** Whether there cannot be a second one for the same creator. */
    public boolean isOpen() {
        return this != ENDED;
    }

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a text made by {@link #text()}. */
    static MembershipStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
