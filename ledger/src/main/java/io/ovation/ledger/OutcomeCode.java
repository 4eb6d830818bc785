package io.ovation.ledger;

/**
 * What became of a request, with numbers that never change. Precedence: where several apply, the lowest number is given,
 * except that transfers are judged one after the other. The first transfer that breaks a rule of form (23 to 28), or the
 * first that breaks a rule of state (40 to 42), gives its own lowest.
 *
 * <p>A rejection changes nothing and is not remembered.
 */
public enum OutcomeCode {
    /** Applied: amounts and balances are in the outcome. */
    ACCEPTED(0, false),
    /** The same request was accepted before: the outcome carries that first entry. */
    EXISTS(1, false),

    /** The id is not a UUID of version 7. */
    ID_NOT_VERSION_7(10, false),
    /** Another request was accepted under this id. */
    EXISTS_WITH_DIFFERENT_CONTENT(11, false),
    /** The id's time is more than 5 s ahead of the batch's wall time. */
    ID_IN_THE_FUTURE(12, true),
    /** The id is at or below the id floor: the durable {@link IdIndex} has to be asked first. */
    ID_INDEX_NEEDED(13, true),
    /** The id index lags too far behind for more ids to be remembered: push back. */
    ID_MEMORY_FULL(14, true),

    /** The code is outside 1 to {@link Entry#MAXIMUM_CODE}. */
    CODE_OUT_OF_RANGE(20, false),
    /** Fewer than 1 or more than {@link Entry#MAXIMUM_TRANSFERS} transfers. */
    TRANSFER_COUNT_OUT_OF_RANGE(21, false),
    /** More than {@link Entry#MAXIMUM_CONDITIONS} conditions. */
    CONDITION_COUNT_OUT_OF_RANGE(22, false),
    /** An account of kind 0 or asset 0. */
    ACCOUNT_INVALID(23, false),
    /** Debit and credit account of a transfer are one. */
    SAME_ACCOUNT(24, false),
    /** Debit and credit account of a transfer hold different assets. */
    ASSETS_DIFFER(25, false),
    /** A fixed amount or a limit below zero. */
    AMOUNT_NEGATIVE(26, false),
    /** An amount that refers to a transfer that is not an earlier one of the right form. */
    AMOUNT_REFERENCE_INVALID(27, false),
    /** An amount that names an account that is not constrained, or from which the transfer does not take. */
    AMOUNT_OF_UNCONSTRAINED_ACCOUNT(28, false),

    /** The batch's wall time is past the request's deadline. */
    EXPIRED(30, false),
    /** An account's bucket is at or below its kind's floor. */
    BUCKET_CLOSED(31, false),
    /** A closing of a bucket that is above its kind's floor. */
    BUCKET_STILL_OPEN(32, true),
    /** A floor that is not above the present one. */
    FLOOR_NOT_RAISED(33, false),

    /** Debits would exceed credits: not enough is there. */
    INSUFFICIENT(40, true),
    /** Credits would exceed debits: more would be paid than is owed. */
    CREDITS_EXCEED_DEBITS(41, true),
    /** A balance would leave 64 bits. */
    OVERFLOW(42, true),
    /** A condition would not hold after the entry. */
    CONDITION_NOT_MET(43, true);

    private final int number;
    private final boolean isTransient;

    OutcomeCode(int number, boolean isTransient) {
        this.number = number;
        this.isTransient = isTransient;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** True when the very same request could be accepted later. */
    public boolean isTransient() {
        return isTransient;
    }

    /** True for {@link #ACCEPTED} and {@link #EXISTS}: what was asked is in the journal. */
    public boolean isApplied() {
        return number <= EXISTS.number;
    }

    /** True when the request itself breaks the rules of form, whatever the state. */
    public boolean isMalformed() {
        return this == ID_NOT_VERSION_7
                || (number >= CODE_OUT_OF_RANGE.number && number <= AMOUNT_OF_UNCONSTRAINED_ACCOUNT.number);
    }
}
