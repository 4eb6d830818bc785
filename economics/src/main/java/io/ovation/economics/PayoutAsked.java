package io.ovation.economics;

/**
 * A creator asked to be paid. The money and its diamonds leave what is available; {@link PayoutAmounts} reads from the
 * accepted entry how many diamonds that was.
 *
 * @param creator who asked
 * @param currency the earnings currency
 * @param amountMicros how much: whole minor units, the rest stays available
 * @param payout number of the payout
 */
public record PayoutAsked(Header header, long creator, Asset currency, long amountMicros, long payout)
        implements MoneyEvent {
    public PayoutAsked {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_ASKED;
    }
}
