package io.ovation.economics;

/**
 * A dispute of a charge was decided for us: the provider has the money again.
 *
 * @param payer who disputed it
 * @param currency what was paid in
 * @param amountMicros what was in dispute
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param charge number of the charge
 */
public record ChargeDisputeWon(
        Header header, long payer, Asset currency, long amountMicros, long provider, long dispute, long charge)
        implements MoneyEvent {
    public ChargeDisputeWon {
        Require.positive(payer, "payer");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(charge, "charge");
    }

    @Override
    public EventKind kind() {
        return EventKind.CHARGE_DISPUTE_WON;
    }
}
