package io.ovation.economics;

import io.ovation.ledger.Side;

/** All that waits goes to the fraud reserve; the diamonds go back where they came from. */
final class QuarantineConfiscatedRule {
    private QuarantineConfiscatedRule() {}

    static void post(QuarantineConfiscated event, Posting posting) {
        int market = event.header().market();
        posting.references(event.quarantine(), event.sender(), event.creator());
        posting.everything(
                Accounts.earningsQuarantined(event.quarantine(), event.currency()),
                Accounts.fraudReserve(market, event.currency()),
                Side.DEBIT);
        posting.everything(
                Accounts.diamondsQuarantined(event.quarantine()), Accounts.diamondIssuance(market), Side.DEBIT);
    }
}
