package io.ovation.economics;

/**
 * The provider returned money of a charge (a tip, a membership), which the charge's own purpose had set aside for it.
 *
 * @param payer who had paid and has it again
 * @param currency the currency of the charge
 * @param amountMicros what was returned: whole minor units
 * @param provider number of the provider that returned it
 * @param refund number of the refund
 * @param charge number of the charge
 */
public record ChargeRefundPaid(
        Header header, long payer, Asset currency, long amountMicros, long provider, long refund, long charge)
        implements MoneyEvent {
    public ChargeRefundPaid {
        Require.positive(payer, "payer");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.positive(provider, "provider");
        Require.positive(refund, "refund");
        Require.positive(charge, "charge");
    }

    @Override
    public EventKind kind() {
        return EventKind.CHARGE_REFUND_PAID;
    }
}
