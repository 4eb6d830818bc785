package io.ovation.economics;

/**
 * The provider owes us less by what is in dispute, and the dispute owes it instead; what the provider takes for the trouble is
 * a cost, whoever wins. Nothing changes for the payer or for creators yet.
 */
final class ChargeDisputedRule {
    private ChargeDisputedRule() {}

    static void post(ChargeDisputed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        posting.references(event.dispute(), event.charge(), event.payer());
        posting.fixed(
                Accounts.disputeReceivable(event.provider(), event.currency()),
                Accounts.providerReceivable(event.provider(), event.currency()),
                event.amountMicros());
        posting.fixed(
                Accounts.disputeCost(header.market(), event.feeCurrency(), header.day()),
                Accounts.providerReceivable(event.provider(), event.feeCurrency()),
                event.feeMicros());
    }
}
