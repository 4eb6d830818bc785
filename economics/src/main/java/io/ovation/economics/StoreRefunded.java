package io.ovation.economics;

/**
 * An app store told us that it gave a buyer their money back. The store decided and has paid; what is left of the coins is
 * void. {@link StoreRefundAmounts} reads from the accepted entry how many were left, and what belonged to them.
 *
 * @param user who bought
 * @param currency the currency of the purchase
 * @param coins how many coins the money was for
 * @param grossMicros what the store gave back, whole minor units
 * @param feeMicros its commission on that, which it gives back to us
 * @param provider number of the store
 * @param recharge number of the recharge
 */
public record StoreRefunded(
        Header header,
        long user,
        Asset currency,
        long coins,
        long grossMicros,
        long feeMicros,
        long provider,
        long recharge)
        implements MoneyEvent {
    public StoreRefunded {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.notNegative(grossMicros, "gross");
        Require.wholeMinorUnits(grossMicros, currency, "gross");
        Require.notNegative(feeMicros, "fee");
        Require.positive(provider, "provider");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.STORE_REFUNDED;
    }
}
