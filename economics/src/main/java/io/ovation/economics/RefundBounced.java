package io.ovation.economics;

/**
 * The money of a refund that had been returned came back to the provider, because the viewer's bank could not take it.
 * What follows is {@link RefundFailed}.
 *
 * @param user who asked
 * @param currency the currency of the purchase
 * @param coins the coins of the refund
 * @param amountMicros what the provider had returned and has again: whole minor units
 * @param amounts what the ledger had taken with the coins
 * @param provider number of the provider
 * @param refund number of the refund
 * @param recharge number of the recharge that was refunded
 */
public record RefundBounced(
        Header header,
        long user,
        Asset currency,
        long coins,
        long amountMicros,
        RefundAmounts amounts,
        long provider,
        long refund,
        long recharge)
        implements MoneyEvent {
    public RefundBounced {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.notNegative(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.atMost(amountMicros, amounts.totalMicros(), "amount");
        Require.positive(provider, "provider");
        Require.positive(refund, "refund");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.REFUND_BOUNCED;
    }
}
