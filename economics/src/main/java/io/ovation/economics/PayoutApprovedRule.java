package io.ovation.economics;

/** Tax that must be withheld is taken out of the payout and owed to the state. */
final class PayoutApprovedRule {
    private PayoutApprovedRule() {}

    static void post(PayoutApproved event, Posting posting) {
        MoneyEvent.Header header = event.header();
        posting.references(event.payout(), 0, event.creator());
        posting.fixed(
                Accounts.payoutClearing(event.payout(), event.currency()),
                Accounts.taxWithheld(header.market(), event.currency(), header.day()),
                event.withheldMicros());
    }
}
