package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * The coins leave the wallet before the provider is asked, so that they cannot be spent meanwhile. What the viewer paid
 * for them, tax included, waits in the refund's clearing account. The provider keeps its fee: it is our cost.
 */
final class RefundAskedRule {
    private RefundAskedRule() {}

    static void post(RefundAsked event, Posting posting) {
        MoneyEvent.Header header = event.header();
        long user = event.user();
        Asset currency = event.currency();
        var clearing = Accounts.refundClearing(event.refund(), currency);
        posting.references(event.refund(), event.recharge(), user);
        int taken = posting.fixed(Accounts.wallet(user, currency), Accounts.refundCoins(event.refund()), event.coins());
        posting.samePart(Accounts.coinLiability(user, currency), clearing, taken, Side.DEBIT);
        posting.samePart(Accounts.taxUnspent(user, currency), clearing, taken, Side.DEBIT);
        posting.samePart(
                Accounts.channelFeeExpense(header.market(), currency, header.day()),
                Accounts.deferredChannelFee(user, currency),
                taken,
                Side.CREDIT);
    }
}
