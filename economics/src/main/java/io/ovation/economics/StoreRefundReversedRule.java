package io.ovation.economics;

/** The mirror of a store's refund: coins, what is owed for them, tax, fee, revenue and the store's debt return. */
final class StoreRefundReversedRule {
    private StoreRefundReversedRule() {}

    static void post(StoreRefundReversed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long user = event.user();
        Asset currency = event.currency();
        StoreRefundAmounts voided = event.voided();
        var revenue = Accounts.giftRevenue(market, currency, header.day());
        var feeExpense = Accounts.channelFeeExpense(market, currency, header.day());
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(event.recharge(), 0, user);
        posting.fixed(Accounts.coinsVoided(market), Accounts.wallet(user, currency), voided.coins());
        posting.fixed(revenue, Accounts.coinLiability(user, currency), voided.liabilityMicros());
        posting.fixed(
                Accounts.taxPayable(market, currency, header.day()),
                Accounts.taxUnspent(user, currency),
                voided.taxMicros());
        posting.fixed(Accounts.deferredChannelFee(user, currency), feeExpense, voided.feeMicros());
        posting.fixed(receivable, revenue, event.grossMicros());
        posting.fixed(feeExpense, receivable, event.feeMicros());
    }
}
