package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;

/**
 * The money that belongs to the coins of a refund, as the ledger decided it when the refund was asked.
 *
 * @param liabilityMicros what was owed for the coins
 * @param taxMicros tax collected on them
 * @param feeMicros the store's or provider's fee for them, which the platform now bears
 */
public record RefundAmounts(long liabilityMicros, long taxMicros, long feeMicros) {
    public RefundAmounts {
        Require.notNegative(liabilityMicros, "liability");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(feeMicros, "fee");
    }

    /**
     * Reads the amounts from the accepted entry of a {@link RefundAsked}.
     *
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static RefundAmounts of(AcceptedEntry asked) {
        if (asked.code() != EventKind.REFUND_ASKED.code()) {
            throw new IllegalArgumentException("entry " + asked.id() + " did not ask for a refund");
        }
        long liability = 0;
        long tax = 0;
        long fee = 0;
        for (Posted posted : asked.transfers()) {
            if (posted.debit().kind() == AccountKind.COIN_LIABILITY.number()) {
                liability += posted.amount();
            } else if (posted.debit().kind() == AccountKind.TAX_UNSPENT.number()) {
                tax += posted.amount();
            } else if (posted.credit().kind() == AccountKind.DEFERRED_CHANNEL_FEE.number()) {
                fee += posted.amount();
            }
        }
        return new RefundAmounts(liability, tax, fee);
    }

    /** What the user paid for the coins, tax included, in micros: round down to whole minor units before paying it. */
    public long totalMicros() {
        return Math.addExact(liabilityMicros, taxMicros);
    }
}
