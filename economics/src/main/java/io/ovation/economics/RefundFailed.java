package io.ovation.economics;

/**
 * The provider could not return the money: coins and money go back to where the refund took them from.
 *
 * @param user who asked
 * @param currency the currency of the purchase
 * @param coins the coins of the refund
 * @param amounts what the accepted {@link RefundAsked} entry took: {@link RefundAmounts#of}
 * @param refund number of the refund
 * @param recharge number of the recharge that was to be refunded
 */
public record RefundFailed(
        Header header, long user, Asset currency, long coins, RefundAmounts amounts, long refund, long recharge)
        implements MoneyEvent {
    public RefundFailed {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.positive(refund, "refund");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.REFUND_FAILED;
    }
}
