package io.ovation.economics;

/** The way back of {@link TipRefundAskedRule}, with the amounts that the ledger decided then. */
final class TipRefundFailedRule {
    private TipRefundFailedRule() {}

    static void post(TipRefundFailed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var clearing = Accounts.chargeRefundClearing(event.refund(), currency);
        posting.references(event.refund(), event.tip(), event.payer());
        posting.fixed(
                clearing,
                event.matured()
                        ? Accounts.earningsAvailable(event.creator(), Stream.TIPS, currency)
                        : Accounts.earningsPending(event.creator(), Stream.TIPS, currency, event.maturesOn()),
                event.fromCreatorMicros());
        posting.fixed(clearing, Accounts.fraudReserve(market, currency), event.fromReserveMicros());
        posting.fixed(clearing, Accounts.fraudLoss(market, currency, header.day()), event.lossMicros());
        posting.fixed(clearing, Accounts.feeRevenue(market, currency, header.day()), event.serviceFeeMicros());
        posting.fixed(clearing, Accounts.taxPayable(market, currency, header.day()), event.taxMicros());
    }
}
