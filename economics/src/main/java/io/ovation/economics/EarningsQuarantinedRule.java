package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * Money and diamonds leave the bucket of their day, as far as they are still there: what has matured is the creator's and
 * is not touched.
 */
final class EarningsQuarantinedRule {
    private EarningsQuarantinedRule() {}

    static void post(EarningsQuarantined event, Posting posting) {
        posting.references(event.quarantine(), event.sender(), event.creator());
        posting.upTo(
                Accounts.earningsPending(event.creator(), event.stream(), event.currency(), event.maturesOn()),
                Accounts.earningsQuarantined(event.quarantine(), event.currency()),
                event.valueMicros(),
                Side.DEBIT);
        posting.upTo(
                Accounts.diamondsPending(event.creator(), event.stream(), event.maturesOn()),
                Accounts.diamondsQuarantined(event.quarantine()),
                event.diamondUnits(),
                Side.DEBIT);
    }
}
