package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What has not matured goes back, money and diamonds; if less than that is pending, the platform bears what is missing.
 * What has matured stays with the creator: the fraud reserve, made of a published share of every gift, pays for it as far
 * as it reaches, and the platform bears the rest.
 */
final class GiftDisputedRule {
    private GiftDisputedRule() {}

    static void post(GiftDisputed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        Asset currency = event.currency();
        var cost = Accounts.creatorShareCost(market, currency, header.day());
        var loss = Accounts.fraudLoss(market, currency, header.day());
        posting.references(event.dispute(), event.sender(), event.creator());
        if (event.matured()) {
            int paid = posting.upTo(Accounts.fraudReserve(market, currency), cost, event.valueMicros(), Side.DEBIT);
            posting.remainder(loss, cost, paid);
        } else {
            int taken = posting.upTo(
                    Accounts.earningsPending(event.creator(), event.stream(), currency, event.maturesOn()),
                    cost,
                    event.valueMicros(),
                    Side.DEBIT);
            posting.remainder(loss, cost, taken);
            posting.upTo(
                    Accounts.diamondsPending(event.creator(), event.stream(), event.maturesOn()),
                    Accounts.diamondIssuance(market),
                    event.diamondUnits(),
                    Side.DEBIT);
        }
    }
}
