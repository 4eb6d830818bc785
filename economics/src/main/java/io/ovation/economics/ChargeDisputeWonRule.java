package io.ovation.economics;

/** The mirror of what was in dispute; the provider keeps its fee. */
final class ChargeDisputeWonRule {
    private ChargeDisputeWonRule() {}

    static void post(ChargeDisputeWon event, Posting posting) {
        posting.references(event.dispute(), event.charge(), event.payer());
        posting.fixed(
                Accounts.providerReceivable(event.provider(), event.currency()),
                Accounts.disputeReceivable(event.provider(), event.currency()),
                event.amountMicros());
    }
}
