package io.ovation.economics;

/** The mirror of a paid refund: the coins, the money and the part of a cent wait in the refund again. */
final class RefundBouncedRule {
    private RefundBouncedRule() {}

    static void post(RefundBounced event, Posting posting) {
        MoneyEvent.Header header = event.header();
        Asset currency = event.currency();
        var clearing = Accounts.refundClearing(event.refund(), currency);
        posting.references(event.refund(), event.recharge(), event.user());
        posting.fixed(Accounts.coinsVoided(header.market()), Accounts.refundCoins(event.refund()), event.coins());
        posting.fixed(Accounts.providerReceivable(event.provider(), currency), clearing, event.amountMicros());
        posting.fixed(
                Accounts.rounding(header.market(), currency, header.day()),
                clearing,
                event.amounts().totalMicros() - event.amountMicros());
    }
}
