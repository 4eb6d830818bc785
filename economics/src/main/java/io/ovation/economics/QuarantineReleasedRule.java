package io.ovation.economics;

import io.ovation.ledger.Side;

/** The way back of {@link EarningsQuarantinedRule}; when the day has come, on to what is available, as a maturity does. */
final class QuarantineReleasedRule {
    private QuarantineReleasedRule() {}

    static void post(QuarantineReleased event, Posting posting) {
        long creator = event.creator();
        Stream stream = event.stream();
        Asset currency = event.currency();
        var money = Accounts.earningsQuarantined(event.quarantine(), currency);
        var diamonds = Accounts.diamondsQuarantined(event.quarantine());
        posting.references(event.quarantine(), event.sender(), creator);
        if (event.matured()) {
            posting.everything(money, Accounts.receivable(creator, stream, currency), Side.CREDIT);
            posting.everything(money, Accounts.earningsAvailable(creator, stream, currency), Side.DEBIT);
            posting.everything(diamonds, Accounts.diamondsReceivable(creator), Side.CREDIT);
            posting.everything(diamonds, Accounts.diamondsAvailable(creator, stream), Side.DEBIT);
        } else {
            posting.everything(
                    money, Accounts.earningsPending(creator, stream, currency, event.maturesOn()), Side.DEBIT);
            posting.everything(diamonds, Accounts.diamondsPending(creator, stream, event.maturesOn()), Side.DEBIT);
        }
    }
}
