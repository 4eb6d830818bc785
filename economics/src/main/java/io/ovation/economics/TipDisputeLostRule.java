package io.ovation.economics;

/**
 * The money in dispute is gone. What is pending of the tip pays for it, and the platform what is missing there; a tip that has
 * matured stays with the creator, and the fraud reserve pays as far as it reaches. The service fee is no revenue and its tax not
 * owed any more. What the payer had been given back before is lost twice: that is the platform's.
 */
final class TipDisputeLostRule {
    private TipDisputeLostRule() {}

    static void post(TipDisputeLost event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var dispute = Accounts.disputeReceivable(event.provider(), currency);
        posting.references(event.dispute(), event.tip(), event.payer());
        TipTaking.post(
                header,
                event.creator(),
                currency,
                event.parts().tipMicros(),
                event.maturesOn(),
                event.matured(),
                dispute,
                posting);
        posting.fixed(
                Accounts.feeRevenue(market, currency, header.day()),
                dispute,
                event.parts().serviceFeeMicros());
        posting.fixed(
                Accounts.taxPayable(market, currency, header.day()),
                dispute,
                event.parts().taxMicros());
        posting.fixed(Accounts.fraudLoss(market, currency, header.day()), dispute, event.returnedMicros());
    }
}
