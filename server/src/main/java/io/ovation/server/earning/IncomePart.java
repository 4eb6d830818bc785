package io.ovation.server.earning;

import java.util.Locale;

/** Where the money of a creator's income came from and went: the rows of the income statement, gross to net and on. */
public enum IncomePart {
    /** What viewers paid, tax included. */
    PAID_BY_VIEWERS,
    /** What the platform paid by itself: gifts of promotional coins with a budget, the creator fund. */
    PAID_BY_PLATFORM,
    /** Sales tax in what viewers paid. */
    TAX,
    /** What stores and payment providers kept. */
    STORE_FEE,
    /** The creator's share: pending from here on. */
    EARNED,
    /** Earnings that were taken back, because money of viewers was, or is doubted: negative; what was given back counts against it. */
    TAKEN_BACK,
    /** What finance corrected by hand, of either sign. */
    ADJUSTED,
    /** What became available. */
    MATURED,
    /** What matured and paid what the creator owed. */
    KEPT,
    /** What was set aside for payouts; less what came back. */
    PAYOUTS,
    /** Tax withheld from payouts. */
    WITHHELD,
    /** What left our bank for the creator; less what came back. */
    PAID_OUT;

    /** The stable name in APIs and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of a {@link #code()}. */
    public static IncomePart ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
