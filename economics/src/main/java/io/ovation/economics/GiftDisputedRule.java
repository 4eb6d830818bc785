package io.ovation.economics;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Side;

/**
 * What has not matured goes back, money and diamonds, from where it waits: the pending bucket, or the quarantine. If less
 * than that is there, the reserve pays what is missing, and the platform what the reserve cannot. What has matured stays
 * with the creator: the fraud reserve, made of a published share of every gift, pays for it as far as it reaches, and the
 * platform bears the rest. Only a creator who is confirmed complicit owes it: what waits and what is available is taken at
 * once, and the rest from what matures next.
 */
final class GiftDisputedRule {
    private GiftDisputedRule() {}

    static void post(GiftDisputed event, Posting posting) {
        posting.references(event.dispute(), event.sender(), event.creator());
        if (event.complicit()) {
            owe(event, posting);
        } else if (event.matured() && event.quarantine().isEmpty()) {
            spare(event, posting);
        } else {
            takeBack(event, posting);
        }
    }

    private static void spare(GiftDisputed event, Posting posting) {
        var cost = cost(event);
        int paid = posting.upTo(
                Accounts.fraudReserve(event.header().market(), event.currency()),
                cost,
                event.valueMicros(),
                Side.DEBIT);
        posting.remainder(loss(event), cost, paid);
    }

    private static void takeBack(GiftDisputed event, Posting posting) {
        int market = event.header().market();
        var missing = Accounts.disputeShortfall(market, event.currency());
        int taken = posting.upTo(waiting(event), cost(event), event.valueMicros(), Side.DEBIT);
        posting.remainder(missing, cost(event), taken);
        posting.everything(Accounts.fraudReserve(market, event.currency()), missing, Side.CREDIT);
        posting.everything(loss(event), missing, Side.CREDIT);
        posting.upTo(waitingDiamonds(event), Accounts.diamondIssuance(market), event.diamondUnits(), Side.DEBIT);
    }

    private static void owe(GiftDisputed event, Posting posting) {
        int market = event.header().market();
        var owed = Accounts.receivable(event.creator(), event.stream(), event.currency());
        var owedDiamonds = Accounts.diamondsReceivable(event.creator());
        posting.fixed(owed, cost(event), event.valueMicros());
        posting.fixed(owedDiamonds, Accounts.diamondIssuance(market), event.diamondUnits());
        if (!event.matured() || event.quarantine().isPresent()) {
            posting.upTo(waiting(event), owed, event.valueMicros(), Side.DEBIT);
            posting.upTo(waitingDiamonds(event), owedDiamonds, event.diamondUnits(), Side.DEBIT);
        }
        payFromAvailable(event.creator(), event.stream(), event.currency(), posting);
    }

    /** What a creator owes is paid from what is available, as far as that reaches. */
    static void payFromAvailable(long creator, Stream stream, Asset currency, Posting posting) {
        posting.everything(
                Accounts.earningsAvailable(creator, stream, currency),
                Accounts.receivable(creator, stream, currency),
                Side.CREDIT);
        posting.everything(
                Accounts.diamondsAvailable(creator, stream), Accounts.diamondsReceivable(creator), Side.CREDIT);
    }

    private static AccountId waiting(GiftDisputed event) {
        return event.quarantine().isPresent()
                ? Accounts.earningsQuarantined(event.quarantine().getAsLong(), event.currency())
                : Accounts.earningsPending(event.creator(), event.stream(), event.currency(), event.maturesOn());
    }

    private static AccountId waitingDiamonds(GiftDisputed event) {
        return event.quarantine().isPresent()
                ? Accounts.diamondsQuarantined(event.quarantine().getAsLong())
                : Accounts.diamondsPending(event.creator(), event.stream(), event.maturesOn());
    }

    private static AccountId cost(GiftDisputed event) {
        MoneyEvent.Header header = event.header();
        return Accounts.creatorShareCost(header.market(), event.currency(), header.day());
    }

    private static AccountId loss(GiftDisputed event) {
        MoneyEvent.Header header = event.header();
        return Accounts.fraudLoss(header.market(), event.currency(), header.day());
    }
}
