package io.ovation.economics;

/**
 * The provider returned the money of a refund.
 *
 * @param user who asked
 * @param currency the currency of the purchase
 * @param coins the coins of the refund
 * @param amountMicros what the provider returned: whole minor units, at most {@link RefundAmounts#totalMicros()}
 * @param provider number of the provider that returned it
 * @param refund number of the refund
 * @param recharge number of the recharge that is refunded
 */
public record RefundPaid(
        Header header,
        long user,
        Asset currency,
        long coins,
        long amountMicros,
        long provider,
        long refund,
        long recharge)
        implements MoneyEvent {
    public RefundPaid {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.notNegative(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.positive(provider, "provider");
        Require.positive(refund, "refund");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.REFUND_PAID;
    }
}
