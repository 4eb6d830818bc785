package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;

/**
 * What of a disputed gift was not borne by its creator, as the ledger decided it.
 *
 * @param reserveMicros what the fraud reserve paid
 * @param lossMicros what the platform bore
 * @param diamondUnits hundredths of a diamond that the creator kept
 */
public record ClawBackAmounts(long reserveMicros, long lossMicros, long diamondUnits) {
    public ClawBackAmounts {
        Require.notNegative(reserveMicros, "reserve");
        Require.notNegative(lossMicros, "loss");
        Require.notNegative(diamondUnits, "diamonds");
    }

    /** What others bore together, in micros. */
    public long totalMicros() {
        return Math.addExact(reserveMicros, lossMicros);
    }

    /**
     * Reads the amounts from the accepted entry of a {@link GiftDisputed}.
     *
     * @param diamondUnits hundredths of a diamond of the part that was disputed
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static ClawBackAmounts of(AcceptedEntry disputed, long diamondUnits) {
        if (disputed.code() != EventKind.GIFT_DISPUTED.code()) {
            throw new IllegalArgumentException("entry " + disputed.id() + " is about no disputed gift");
        }
        long reserve = 0;
        long loss = 0;
        long taken = 0;
        for (Posted posted : disputed.transfers()) {
            AccountKind debit = AccountKind.of(posted.debit());
            if (debit == AccountKind.FRAUD_RESERVE) {
                reserve += posted.amount();
            } else if (debit == AccountKind.FRAUD_LOSS) {
                loss += posted.amount();
            } else if (AccountKind.of(posted.credit()) == AccountKind.DIAMOND_ISSUANCE) {
                taken += posted.amount();
            }
        }
        return new ClawBackAmounts(reserve, loss, diamondUnits - taken);
    }
}
