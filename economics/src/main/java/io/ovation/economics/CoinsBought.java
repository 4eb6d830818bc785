package io.ovation.economics;

/**
 * A viewer paid for coins and the payment succeeded.
 *
 * @param user who bought
 * @param currency what was paid in
 * @param coins coins received, bonus coins of the pack included
 * @param grossMicros what the viewer was charged, tax included
 * @param taxMicros the tax in it that we owe; 0 where a store is the seller of record
 * @param feeMicros what the store or provider keeps of it
 * @param provider number of the payment provider or store that owes us the money
 * @param recharge number of the recharge
 */
public record CoinsBought(
        Header header,
        long user,
        Asset currency,
        long coins,
        long grossMicros,
        long taxMicros,
        long feeMicros,
        long provider,
        long recharge)
        implements MoneyEvent {
    public CoinsBought {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.notNegative(grossMicros, "gross");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(feeMicros, "fee");
        Require.atMost(taxMicros, grossMicros, "tax");
        Require.positive(provider, "provider");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.COINS_BOUGHT;
    }
}
