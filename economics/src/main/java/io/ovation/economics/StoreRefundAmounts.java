package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;

/**
 * What a store's refund found in the wallet, as the ledger decided it.
 *
 * @param coins how many coins were left and are void
 * @param liabilityMicros what was owed for them
 * @param taxMicros tax collected on them
 * @param feeMicros the deferred fee that belonged to them
 */
public record StoreRefundAmounts(long coins, long liabilityMicros, long taxMicros, long feeMicros) {
    public StoreRefundAmounts {
        Require.notNegative(coins, "coins");
        Require.notNegative(liabilityMicros, "liability");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(feeMicros, "fee");
    }

    /**
     * Reads the amounts from the accepted entry of a {@link StoreRefunded}.
     *
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static StoreRefundAmounts of(AcceptedEntry refunded) {
        if (refunded.code() != EventKind.STORE_REFUNDED.code()) {
            throw new IllegalArgumentException("entry " + refunded.id() + " is no refund of a store");
        }
        long coins = 0;
        long liability = 0;
        long tax = 0;
        long fee = 0;
        for (Posted posted : refunded.transfers()) {
            if (posted.credit().kind() == AccountKind.COINS_VOIDED.number()) {
                coins += posted.amount();
            } else if (posted.debit().kind() == AccountKind.COIN_LIABILITY.number()) {
                liability += posted.amount();
            } else if (posted.debit().kind() == AccountKind.TAX_UNSPENT.number()) {
                tax += posted.amount();
            } else if (posted.credit().kind() == AccountKind.DEFERRED_CHANNEL_FEE.number()) {
                fee += posted.amount();
            }
        }
        return new StoreRefundAmounts(coins, liability, tax, fee);
    }
}
