package io.ovation.economics;

/**
 * A dispute was decided against us: the money is gone. The coins it had bought go too, as far as they are unspent; what
 * becomes of gifts that were sent with the rest is said by {@link GiftDisputed}, one for each.
 *
 * @param user who bought
 * @param currency what was paid in
 * @param coins the coins that the disputed money had bought and that did not go back to the buyer already
 * @param amountMicros what was in dispute, tax included; 0 when coins of a loss that is posted come back into the wallet
 *     and are void too
 * @param taxMicros the tax in it
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param recharge number of the recharge that was in dispute
 */
public record DisputeLost(
        Header header,
        long user,
        Asset currency,
        long coins,
        long amountMicros,
        long taxMicros,
        long provider,
        long dispute,
        long recharge)
        implements MoneyEvent {
    public DisputeLost {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.notNegative(coins, "coins");
        Require.notNegative(amountMicros, "amount");
        Require.notNegative(taxMicros, "tax");
        Require.atMost(taxMicros, amountMicros, "tax");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.DISPUTE_LOST;
    }
}
