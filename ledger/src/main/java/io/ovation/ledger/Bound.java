package io.ovation.ledger;

/** Direction of a {@link Condition}. */
public enum Bound {
    /** The balance after the entry is not above the limit. */
    AT_MOST,
    /** The balance after the entry is not below the limit. */
    AT_LEAST
}
