package io.ovation.economics;

/** The mirror of what was in dispute; the provider keeps its fee. */
final class DisputeWonRule {
    private DisputeWonRule() {}

    static void post(DisputeWon event, Posting posting) {
        posting.references(event.dispute(), event.recharge(), event.user());
        posting.fixed(
                Accounts.providerReceivable(event.provider(), event.currency()),
                Accounts.disputeReceivable(event.provider(), event.currency()),
                event.amountMicros());
    }
}
