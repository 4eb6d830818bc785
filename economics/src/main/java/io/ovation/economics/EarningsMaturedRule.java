package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What was pending for the day becomes available, after what the creator owes was kept; diamonds alike. An entry that
 * finds nothing moves nothing, so a maturity may be posted for any day.
 */
final class EarningsMaturedRule {
    private EarningsMaturedRule() {}

    static void post(EarningsMatured event, Posting posting) {
        long creator = event.creator();
        Asset currency = event.currency();
        var pending = Accounts.earningsPendingLive(creator, currency, event.maturedOn());
        var pendingDiamonds = Accounts.diamondsPending(creator, event.maturedOn());
        posting.references(event.maturedOn().toEpochDay(), 0, creator);
        posting.everything(pending, Accounts.creatorReceivable(creator, currency), Side.CREDIT);
        posting.everything(pending, Accounts.earningsAvailableLive(creator, currency), Side.DEBIT);
        posting.everything(pendingDiamonds, Accounts.diamondsReceivable(creator), Side.CREDIT);
        posting.everything(pendingDiamonds, Accounts.diamondsAvailable(creator), Side.DEBIT);
    }
}
