package io.ovation.economics;

/**
 * An app store took a refund back: the buyer has paid after all. What its refund had voided returns.
 *
 * @param user who bought
 * @param currency the currency of the purchase
 * @param voided what the refund had found in the wallet
 * @param grossMicros what the store had given back, whole minor units
 * @param feeMicros the commission it had given back to us
 * @param provider number of the store
 * @param recharge number of the recharge
 */
public record StoreRefundReversed(
        Header header,
        long user,
        Asset currency,
        StoreRefundAmounts voided,
        long grossMicros,
        long feeMicros,
        long provider,
        long recharge)
        implements MoneyEvent {
    public StoreRefundReversed {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.notNegative(grossMicros, "gross");
        Require.wholeMinorUnits(grossMicros, currency, "gross");
        Require.notNegative(feeMicros, "fee");
        Require.positive(provider, "provider");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.STORE_REFUND_REVERSED;
    }
}
