package io.ovation.ledger;

/**
 * What an account's balance may never do. The two top bits of an account's kind say it, so that nobody has to look it
 * up: {@code 00} and {@code 11} are free, {@code 01} holds what somebody owns, {@code 10} what somebody owes.
 *
 * <p>The same bits give the natural sign of a balance: {@code 00} and {@code 01} count credits minus debits
 * (liabilities, revenue), {@code 10} and {@code 11} debits minus credits (assets, expenses, meters).
 */
public enum Constraint {
    /** Any balance, also below zero: issuance, revenue, cost. */
    NONE,
    /** A balance that somebody owns: never below zero, counted as credits minus debits. */
    DEBITS_MUST_NOT_EXCEED_CREDITS,
    /** A debt: never below zero, counted as debits minus credits. */
    CREDITS_MUST_NOT_EXCEED_DEBITS;

    /** Kind bits of a free account whose natural balance is credits minus debits. */
    public static final int FREE_CREDIT_BITS = 0b00 << 14;

    /** Kind bits of an account whose debits may not exceed its credits. */
    public static final int OWNED_BITS = 0b01 << 14;

    /** Kind bits of an account whose credits may not exceed its debits. */
    public static final int OWED_BITS = 0b10 << 14;

    /** Kind bits of a free account whose natural balance is debits minus credits. */
    public static final int FREE_DEBIT_BITS = 0b11 << 14;

    private static final Constraint[] BY_BITS = {
        NONE, DEBITS_MUST_NOT_EXCEED_CREDITS, CREDITS_MUST_NOT_EXCEED_DEBITS, NONE
    };

    /** The constraint that the two top bits of a 16-bit kind say. */
    public static Constraint ofKind(int kind) {
        return BY_BITS[(kind >>> 14) & 0b11];
    }

    /** True when accounts of this kind count debits minus credits as their natural balance. */
    public static boolean debitNatural(int kind) {
        return (kind & OWED_BITS) != 0;
    }
}
