package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * As with gifts of a lost dispute: what has not matured goes back from where it is pending, and the fraud reserve pays what is
 * missing there, then the platform. What has matured stays with the creator; the reserve pays it as far as it reaches, and
 * the platform the rest. The shortfall account carries what is missing from one to the other and is empty again.
 */
final class MembershipShareTakenRule {
    private MembershipShareTakenRule() {}

    static void post(MembershipShareTaken event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var cost = Accounts.creatorShareCost(market, currency, header.day());
        var reserve = Accounts.fraudReserve(market, currency);
        var loss = Accounts.fraudLoss(market, currency, header.day());
        posting.references(event.dispute(), event.membership(), event.creator());
        if (event.matured()) {
            int paid = posting.upTo(reserve, cost, event.shareMicros(), Side.DEBIT);
            posting.remainder(loss, cost, paid);
            return;
        }
        var missing = Accounts.disputeShortfall(market, currency);
        int taken = posting.upTo(
                Accounts.earningsPending(event.creator(), Stream.MEMBERSHIPS, currency, event.maturesOn()),
                cost,
                event.shareMicros(),
                Side.DEBIT);
        posting.remainder(missing, cost, taken);
        posting.everything(reserve, missing, Side.CREDIT);
        posting.everything(loss, missing, Side.CREDIT);
    }
}
