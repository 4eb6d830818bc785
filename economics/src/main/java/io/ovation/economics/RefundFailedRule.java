package io.ovation.economics;

/** The way back of {@link RefundAskedRule}, with the amounts that the ledger decided then. */
final class RefundFailedRule {
    private RefundFailedRule() {}

    static void post(RefundFailed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        long user = event.user();
        Asset currency = event.currency();
        RefundAmounts amounts = event.amounts();
        var clearing = Accounts.refundClearing(event.refund(), currency);
        posting.references(event.refund(), event.recharge(), user);
        posting.fixed(Accounts.refundCoins(event.refund()), Accounts.wallet(user, currency), event.coins());
        posting.fixed(clearing, Accounts.coinLiability(user, currency), amounts.liabilityMicros());
        posting.fixed(clearing, Accounts.taxUnspent(user, currency), amounts.taxMicros());
        posting.fixed(
                Accounts.deferredChannelFee(user, currency),
                Accounts.channelFeeExpense(header.market(), currency, header.day()),
                amounts.feeMicros());
    }
}
