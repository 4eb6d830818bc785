package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * The store has given the money back whatever became of the coins. Those that are left are void, and what was owed for
 * them becomes revenue first, with its tax and fee, as if they had been spent; then all of the price leaves revenue and what
 * the store owes us, and its commission comes back. So the revenue of coins that were not spent nets to nothing, and what
 * was spent is our loss, in the month of the notice. Creators keep what they earned.
 */
final class StoreRefundedRule {
    private StoreRefundedRule() {}

    static void post(StoreRefunded event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long user = event.user();
        Asset currency = event.currency();
        var revenue = Accounts.giftRevenue(market, currency, header.day());
        var feeExpense = Accounts.channelFeeExpense(market, currency, header.day());
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(event.recharge(), 0, user);
        int taken =
                posting.upTo(Accounts.wallet(user, currency), Accounts.coinsVoided(market), event.coins(), Side.DEBIT);
        posting.samePart(Accounts.coinLiability(user, currency), revenue, taken, Side.DEBIT);
        posting.samePart(
                Accounts.taxUnspent(user, currency),
                Accounts.taxPayable(market, currency, header.day()),
                taken,
                Side.DEBIT);
        posting.samePart(feeExpense, Accounts.deferredChannelFee(user, currency), taken, Side.CREDIT);
        posting.fixed(revenue, receivable, event.grossMicros());
        posting.fixed(receivable, feeExpense, event.feeMicros());
    }
}
