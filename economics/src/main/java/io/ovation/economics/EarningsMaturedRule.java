package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What was pending for the day becomes available, after what the creator owes was kept; diamonds alike. An entry that
 * finds nothing moves nothing, so a maturity may be posted for any day.
 *
 * <p>Income with diamonds pays what is owed in money and diamonds together; income without pays what is owed without.
 */
final class EarningsMaturedRule {
    private EarningsMaturedRule() {}

    static void post(EarningsMatured event, Posting posting) {
        long creator = event.creator();
        Stream stream = event.stream();
        Asset currency = event.currency();
        var pending = Accounts.earningsPending(creator, stream, currency, event.maturedOn());
        posting.references(event.maturedOn().toEpochDay(), 0, creator);
        posting.everything(pending, Accounts.receivable(creator, stream, currency), Side.CREDIT);
        posting.everything(pending, Accounts.earningsAvailable(creator, stream, currency), Side.DEBIT);
        if (stream.hasDiamonds()) {
            var pendingDiamonds = Accounts.diamondsPending(creator, stream, event.maturedOn());
            posting.everything(pendingDiamonds, Accounts.diamondsReceivable(creator), Side.CREDIT);
            posting.everything(pendingDiamonds, Accounts.diamondsAvailable(creator, stream), Side.DEBIT);
        }
    }
}
