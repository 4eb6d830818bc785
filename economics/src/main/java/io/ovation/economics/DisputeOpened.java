package io.ovation.economics;

/**
 * A card network took the money of a purchase back from our payment provider, until it is decided who was right.
 *
 * @param user who bought
 * @param currency what was paid in
 * @param amountMicros what is in dispute, tax included
 * @param feeCurrency what the provider's fee for the dispute is in
 * @param feeMicros that fee; 0 if there is none
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param recharge number of the recharge in dispute
 */
public record DisputeOpened(
        Header header,
        long user,
        Asset currency,
        long amountMicros,
        Asset feeCurrency,
        long feeMicros,
        long provider,
        long dispute,
        long recharge)
        implements MoneyEvent {
    public DisputeOpened {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.fiat(feeCurrency, "fee currency");
        Require.notNegative(feeMicros, "fee");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.DISPUTE_OPENED;
    }
}
