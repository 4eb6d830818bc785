package io.ovation.ledger;

/** What an account's id says, of its two halves. The same as {@link AccountId} says of the object. */
final class PackedAccount {

    private static final long OWNED = Constraint.OWNED_BITS >>> 14;
    private static final long OWED = Constraint.OWED_BITS >>> 14;

    private PackedAccount() {}

    static boolean valid(long high) {
        return high >>> 48 != 0 && (high >>> 32 & 0xFFFF) != 0;
    }

    /** True when debits may not exceed credits. */
    static boolean owned(long high) {
        return high >>> 62 == OWNED;
    }

    /** True when credits may not exceed debits. */
    static boolean owed(long high) {
        return high >>> 62 == OWED;
    }

    static boolean debitNatural(long high) {
        return high < 0;
    }

    static boolean sameAsset(long high, long otherHigh) {
        return ((high ^ otherHigh) >>> 32 & 0xFFFF) == 0;
    }

    static int kind(long high) {
        return (int) (high >>> 48);
    }

    /** What is wrong with a pair of accounts between which something shall move, or null. */
    static @org.jspecify.annotations.Nullable OutcomeCode pairFault(
            long debitHigh, long debitLow, long creditHigh, long creditLow) {
        if (!valid(debitHigh) || !valid(creditHigh)) {
            return OutcomeCode.ACCOUNT_INVALID;
        }
        if (debitLow == creditLow && debitHigh == creditHigh) {
            return OutcomeCode.SAME_ACCOUNT;
        }
        return sameAsset(debitHigh, creditHigh) ? null : OutcomeCode.ASSETS_DIFFER;
    }
}
