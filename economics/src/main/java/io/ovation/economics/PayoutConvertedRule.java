package io.ovation.economics;

/** One currency goes into our position in it, the other comes out of our position in that. */
final class PayoutConvertedRule {
    private PayoutConvertedRule() {}

    static void post(PayoutConverted event, Posting posting) {
        int market = event.header().market();
        posting.references(event.payout(), 0, event.creator());
        posting.fixed(
                Accounts.payoutClearing(event.payout(), event.currency()),
                Accounts.fxPosition(market, event.currency()),
                event.fromMicros());
        posting.fixed(
                Accounts.fxPosition(market, event.toCurrency()),
                Accounts.payoutClearing(event.payout(), event.toCurrency()),
                event.toMicros());
    }
}
