package io.ovation.economics;

/**
 * A second person approved a payout; tax that must be withheld is set aside.
 *
 * @param creator who is to be paid
 * @param currency the earnings currency
 * @param withheldMicros tax to withhold: whole minor units, 0 if none
 * @param payout number of the payout
 */
public record PayoutApproved(Header header, long creator, Asset currency, long withheldMicros, long payout)
        implements MoneyEvent {
    public PayoutApproved {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(withheldMicros, "withheld");
        Require.wholeMinorUnits(withheldMicros, currency, "withheld");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_APPROVED;
    }
}
