package io.ovation.economics;

/**
 * A payout on its way is changed into another currency, at the rate that was locked on its quote.
 *
 * @param creator who is to be paid
 * @param currency what it was earned in
 * @param fromMicros what is on its way, after tax
 * @param toCurrency what it is paid in
 * @param toMicros what it becomes: whole minor units, rounded down; the rest stays in our position
 * @param payout number of the payout
 */
public record PayoutConverted(
        Header header, long creator, Asset currency, long fromMicros, Asset toCurrency, long toMicros, long payout)
        implements MoneyEvent {
    public PayoutConverted {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.fiat(toCurrency, "to currency");
        if (currency.equals(toCurrency)) {
            throw new IllegalArgumentException("a currency is not changed into itself");
        }
        Require.positive(fromMicros, "from");
        Require.positive(toMicros, "to");
        Require.wholeMinorUnits(toMicros, toCurrency, "to");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_CONVERTED;
    }
}
