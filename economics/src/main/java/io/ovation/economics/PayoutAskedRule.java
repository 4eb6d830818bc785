package io.ovation.economics;

import io.ovation.ledger.Side;

/** The money leaves what is available, and the same part of the creator's diamonds is reserved for it. */
final class PayoutAskedRule {
    private PayoutAskedRule() {}

    static void post(PayoutAsked event, Posting posting) {
        long creator = event.creator();
        Asset currency = event.currency();
        posting.references(event.payout(), 0, creator);
        int taken = posting.fixed(
                Accounts.earningsAvailableLive(creator, currency),
                Accounts.payoutClearing(event.payout(), currency),
                event.amountMicros());
        posting.samePart(
                Accounts.diamondsAvailable(creator), Accounts.diamondsReserved(event.payout()), taken, Side.DEBIT);
    }
}
