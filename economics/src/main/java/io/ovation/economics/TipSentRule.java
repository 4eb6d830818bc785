package io.ovation.economics;

/**
 * The provider owes us what the payer paid. The tip is the creator's from the first moment, pending until the maturity day, and
 * never our revenue; the service fee is, without its tax. What the provider keeps is our cost, so the creator loses nothing.
 */
final class TipSentRule {
    private TipSentRule() {}

    static void post(TipSent event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(event.tip(), event.place(), event.payer());
        posting.fixed(
                receivable,
                Accounts.earningsPending(event.creator(), Stream.TIPS, currency, event.maturesOn()),
                event.amountMicros());
        posting.fixed(receivable, Accounts.feeRevenue(market, currency, header.day()), event.serviceFeeMicros());
        posting.fixed(receivable, Accounts.taxPayable(market, currency, header.day()), event.taxMicros());
        posting.fixed(
                Accounts.channelFeeExpense(market, currency, header.day()), receivable, event.providerFeeMicros());
    }
}
