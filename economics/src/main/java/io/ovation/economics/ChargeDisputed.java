package io.ovation.economics;

/**
 * A card network took the money of a charge (a tip, a membership) back from our payment provider, until it is decided who was right.
 *
 * @param payer who paid
 * @param currency what was paid in
 * @param amountMicros what is in dispute, tax included
 * @param feeCurrency what the provider's fee for the dispute is in
 * @param feeMicros that fee; 0 if there is none
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param charge number of the charge in dispute
 */
public record ChargeDisputed(
        Header header,
        long payer,
        Asset currency,
        long amountMicros,
        Asset feeCurrency,
        long feeMicros,
        long provider,
        long dispute,
        long charge)
        implements MoneyEvent {
    public ChargeDisputed {
        Require.positive(payer, "payer");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.fiat(feeCurrency, "fee currency");
        Require.notNegative(feeMicros, "fee");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(charge, "charge");
    }

    @Override
    public EventKind kind() {
        return EventKind.CHARGE_DISPUTED;
    }
}
