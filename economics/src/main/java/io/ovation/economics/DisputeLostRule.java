package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * Of the coins that the lost money had bought, those that are still in the wallet are voided, and what was owed for them
 * becomes revenue, with tax and fee as if they had been spent. Then the whole loss is taken from revenue and from the tax
 * that we owe: what was voided cancels out, and what had been spent is the loss.
 */
final class DisputeLostRule {
    private DisputeLostRule() {}

    static void post(DisputeLost event, Posting posting) {
        MoneyEvent.Header header = event.header();
        long user = event.user();
        int market = header.market();
        Asset currency = event.currency();
        var revenue = Accounts.giftRevenue(market, currency, header.day());
        var tax = Accounts.taxPayable(market, currency, header.day());
        var disputed = Accounts.disputeReceivable(event.provider(), currency);
        posting.references(event.dispute(), event.recharge(), user);
        int voided =
                posting.upTo(Accounts.wallet(user, currency), Accounts.coinsVoided(market), event.coins(), Side.DEBIT);
        posting.samePart(Accounts.coinLiability(user, currency), revenue, voided, Side.DEBIT);
        posting.samePart(Accounts.taxUnspent(user, currency), tax, voided, Side.DEBIT);
        posting.samePart(
                Accounts.channelFeeExpense(market, currency, header.day()),
                Accounts.deferredChannelFee(user, currency),
                voided,
                Side.CREDIT);
        posting.fixed(revenue, disputed, event.amountMicros() - event.taxMicros());
        posting.fixed(tax, disputed, event.taxMicros());
    }
}
