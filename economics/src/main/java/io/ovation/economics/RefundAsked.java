package io.ovation.economics;

/**
 * A viewer asked for money back for unspent coins. The coins leave the wallet at once, with the part of the money that
 * belongs to them; {@link RefundAmounts} reads from the accepted entry what that part was.
 *
 * @param user who asked
 * @param currency the currency of the purchase
 * @param coins how many coins go back
 * @param refund number of the refund
 * @param recharge number of the recharge that is refunded
 */
public record RefundAsked(Header header, long user, Asset currency, long coins, long refund, long recharge)
        implements MoneyEvent {
    public RefundAsked {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(coins, "coins");
        Require.positive(refund, "refund");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.REFUND_ASKED;
    }
}
