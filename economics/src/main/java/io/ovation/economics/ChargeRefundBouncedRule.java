package io.ovation.economics;

/** The mirror of a paid refund: the money waits in the refund again. */
final class ChargeRefundBouncedRule {
    private ChargeRefundBouncedRule() {}

    static void post(ChargeRefundBounced event, Posting posting) {
        posting.references(event.refund(), event.charge(), event.payer());
        posting.fixed(
                Accounts.providerReceivable(event.provider(), event.currency()),
                Accounts.chargeRefundClearing(event.refund(), event.currency()),
                event.amountMicros());
    }
}
