package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;

/**
 * What a payout took, as the ledger decided it when the payout was asked.
 *
 * @param amountMicros money, in micros of the earnings currency
 * @param diamondUnits hundredths of a diamond
 */
public record PayoutAmounts(long amountMicros, long diamondUnits) {
    public PayoutAmounts {
        Require.notNegative(amountMicros, "amount");
        Require.notNegative(diamondUnits, "diamonds");
    }

    /**
     * Reads the amounts from the accepted entry of a {@link PayoutAsked}.
     *
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static PayoutAmounts of(AcceptedEntry asked) {
        if (asked.code() != EventKind.PAYOUT_ASKED.code()) {
            throw new IllegalArgumentException("entry " + asked.id() + " did not ask for a payout");
        }
        long amount = 0;
        long diamonds = 0;
        for (Posted posted : asked.transfers()) {
            if (posted.credit().kind() == AccountKind.PAYOUT_CLEARING.number()) {
                amount += posted.amount();
            } else if (posted.credit().kind() == AccountKind.DIAMONDS_RESERVED.number()) {
                diamonds += posted.amount();
            }
        }
        return new PayoutAmounts(amount, diamonds);
    }
}
