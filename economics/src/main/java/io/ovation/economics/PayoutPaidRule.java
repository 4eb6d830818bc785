package io.ovation.economics;

import io.ovation.ledger.Side;

/** The money leaves the bank account and the reserved diamonds are redeemed. */
final class PayoutPaidRule {
    private PayoutPaidRule() {}

    static void post(PayoutPaid event, Posting posting) {
        posting.references(event.payout(), 0, event.creator());
        posting.fixed(
                Accounts.payoutClearing(event.payout(), event.currency()),
                Accounts.bank(event.bankAccount(), event.currency()),
                event.amountMicros());
        posting.everything(
                Accounts.diamondsReserved(event.payout()),
                Accounts.diamondsRedeemed(event.header().market()),
                Side.DEBIT);
    }
}
