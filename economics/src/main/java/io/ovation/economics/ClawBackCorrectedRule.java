package io.ovation.economics;

/**
 * The creator owes what others bore: the reserve has its part again, the platform's loss is less by the rest. What is
 * available pays at once, what matures next pays what is left; diamonds alike.
 */
final class ClawBackCorrectedRule {
    private ClawBackCorrectedRule() {}

    static void post(ClawBackCorrected event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var owed = Accounts.receivable(event.creator(), event.stream(), currency);
        posting.references(event.dispute(), event.sender(), event.creator());
        posting.fixed(
                owed, Accounts.fraudReserve(market, currency), event.borne().reserveMicros());
        posting.fixed(
                owed,
                Accounts.fraudLoss(market, currency, header.day()),
                event.borne().lossMicros());
        posting.fixed(
                Accounts.diamondsReceivable(event.creator()),
                Accounts.diamondIssuance(market),
                event.borne().diamondUnits());
        GiftDisputedRule.payFromAvailable(event.creator(), event.stream(), currency, posting);
    }
}
