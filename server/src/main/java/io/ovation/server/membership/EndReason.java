package io.ovation.server.membership;

import java.util.Locale;

/** Why a membership is over. */
public enum EndReason {
    /** The first payment was declined or given up. */
    NEVER_PAID,
    /** The member cancelled. */
    CANCELLED,
    /** The member cancelled at once and got the unearned part back. */
    REFUNDED,
    /** No renewal was paid in the days of grace. */
    LAPSED,
    /** A gift's month is over. */
    GIFT_OVER,
    /** The cardholder's bank took the payment back. */
    DISPUTED,
    /** The creator closed the tier or the account, and nobody is charged for it any more. */
    CLOSED;

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of a text made by {@link #text()}. */
    static EndReason of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
