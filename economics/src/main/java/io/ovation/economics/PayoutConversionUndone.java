package io.ovation.economics;

/**
 * A payout that was changed came to nothing: it is changed back at the very same amounts, so that the creator neither gains nor
 * loses; {@link PayoutReturned} follows.
 *
 * @param creator who is not paid
 * @param currency what it was earned in
 * @param fromMicros what had been changed
 * @param toCurrency what it was to be paid in
 * @param toMicros what it had become
 * @param returnedMicros what came back to our bank account, in the currency of the payment; 0 if it never left
 * @param returnedDiamondUnits hundredths of a diamond that had been redeemed; 0 if it never left
 * @param bankAccount number of our bank account
 * @param payout number of the payout
 */
public record PayoutConversionUndone(
        Header header,
        long creator,
        Asset currency,
        long fromMicros,
        Asset toCurrency,
        long toMicros,
        long returnedMicros,
        long returnedDiamondUnits,
        long bankAccount,
        long payout)
        implements MoneyEvent {
    public PayoutConversionUndone {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.fiat(toCurrency, "to currency");
        Require.positive(fromMicros, "from");
        Require.positive(toMicros, "to");
        Require.notNegative(returnedMicros, "returned");
        Require.notNegative(returnedDiamondUnits, "returned diamonds");
        if (returnedMicros != 0 && returnedMicros != toMicros) {
            throw new IllegalArgumentException("a payout comes back as a whole");
        }
        Require.positive(bankAccount, "bank account");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_CONVERSION_UNDONE;
    }
}
