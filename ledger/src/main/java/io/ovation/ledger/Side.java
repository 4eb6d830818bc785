package io.ovation.ledger;

/** Which of a transfer's two accounts an amount is about. */
public enum Side {
    /** The account that is debited. */
    DEBIT,
    /** The account that is credited. */
    CREDIT
}
