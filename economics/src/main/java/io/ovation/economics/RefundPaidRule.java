package io.ovation.economics;

import io.ovation.ledger.Side;

/** The coins are gone; the provider owes us less, by whole minor units; the part of a cent that is left is rounding. */
final class RefundPaidRule {
    private RefundPaidRule() {}

    static void post(RefundPaid event, Posting posting) {
        MoneyEvent.Header header = event.header();
        Asset currency = event.currency();
        var clearing = Accounts.refundClearing(event.refund(), currency);
        posting.references(event.refund(), event.recharge(), event.user());
        posting.fixed(Accounts.refundCoins(event.refund()), Accounts.coinsVoided(header.market()), event.coins());
        posting.fixed(clearing, Accounts.providerReceivable(event.provider(), currency), event.amountMicros());
        posting.everything(clearing, Accounts.rounding(header.market(), currency, header.day()), Side.DEBIT);
    }
}
