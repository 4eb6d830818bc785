package io.ovation.economics;

/** What had left comes back, and both positions are as they were; redeemed diamonds are reserved again. */
final class PayoutConversionUndoneRule {
    private PayoutConversionUndoneRule() {}

    static void post(PayoutConversionUndone event, Posting posting) {
        int market = event.header().market();
        var clearing = Accounts.payoutClearing(event.payout(), event.toCurrency());
        posting.references(event.payout(), 0, event.creator());
        posting.fixed(Accounts.bank(event.bankAccount(), event.toCurrency()), clearing, event.returnedMicros());
        posting.fixed(clearing, Accounts.fxPosition(market, event.toCurrency()), event.toMicros());
        posting.fixed(
                Accounts.fxPosition(market, event.currency()),
                Accounts.payoutClearing(event.payout(), event.currency()),
                event.fromMicros());
        posting.fixed(
                Accounts.diamondsRedeemed(market),
                Accounts.diamondsReserved(event.payout()),
                event.returnedDiamondUnits());
    }
}
