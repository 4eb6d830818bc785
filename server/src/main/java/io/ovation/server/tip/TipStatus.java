package io.ovation.server.tip;

import java.util.Locale;

/** Where a tip stands. */
public enum TipStatus {
    /** The payment is not decided. */
    PENDING,
    /** The payment was declined or given up; a success may still come. */
    FAILED,
    /** The creator has it. */
    SENT,
    /** On its way back to the payer. */
    REFUNDING,
    /** The payer has it again. */
    REFUNDED,
    /** The payer's bank took it back. */
    TAKEN_BACK;

    /** As in SQL and in the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TipStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
