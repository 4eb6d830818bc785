package io.ovation.economics;

/**
 * The money of a charge that had been returned came back to the provider, because the payer's bank could not take it. What
 * follows is the charge's own purpose putting it back.
 *
 * @param payer who had paid
 * @param currency the currency of the charge
 * @param amountMicros what had been returned: whole minor units
 * @param provider number of the provider that has it again
 * @param refund number of the refund
 * @param charge number of the charge
 */
public record ChargeRefundBounced(
        Header header, long payer, Asset currency, long amountMicros, long provider, long refund, long charge)
        implements MoneyEvent {
    public ChargeRefundBounced {
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
        return EventKind.CHARGE_REFUND_BOUNCED;
    }
}
