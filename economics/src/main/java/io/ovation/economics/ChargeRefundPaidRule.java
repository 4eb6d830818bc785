package io.ovation.economics;

/** What was set aside for the refund leaves; the provider owes us less. */
final class ChargeRefundPaidRule {
    private ChargeRefundPaidRule() {}

    static void post(ChargeRefundPaid event, Posting posting) {
        posting.references(event.refund(), event.charge(), event.payer());
        posting.fixed(
                Accounts.chargeRefundClearing(event.refund(), event.currency()),
                Accounts.providerReceivable(event.provider(), event.currency()),
                event.amountMicros());
    }
}
