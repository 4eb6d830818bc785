package io.ovation.economics;

/**
 * What is pending of the tip goes back; what is missing there the platform bears. A tip that has matured stays with the
 * creator: the fraud reserve pays as far as it reaches, and the platform the rest. Service fee and tax go back in full; what the
 * provider kept stays our cost.
 */
final class TipRefundAskedRule {
    private TipRefundAskedRule() {}

    static void post(TipRefundAsked event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var clearing = Accounts.chargeRefundClearing(event.refund(), currency);
        posting.references(event.refund(), event.tip(), event.payer());
        TipTaking.post(
                header,
                event.creator(),
                currency,
                event.parts().tipMicros(),
                event.maturesOn(),
                event.matured(),
                clearing,
                posting);
        posting.fixed(
                Accounts.feeRevenue(market, currency, header.day()),
                clearing,
                event.parts().serviceFeeMicros());
        posting.fixed(
                Accounts.taxPayable(market, currency, header.day()),
                clearing,
                event.parts().taxMicros());
    }
}
