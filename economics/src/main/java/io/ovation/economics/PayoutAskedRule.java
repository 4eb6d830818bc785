package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * The money leaves what is available, stream by stream; of a stream with diamonds the same part of the creator's diamonds
 * is reserved for it.
 */
final class PayoutAskedRule {
    private PayoutAskedRule() {}

    static void post(PayoutAsked event, Posting posting) {
        long creator = event.creator();
        Asset currency = event.currency();
        posting.references(event.payout(), 0, creator);
        for (PayoutPart part : event.parts()) {
            Stream stream = part.stream();
            int taken = posting.fixed(
                    Accounts.earningsAvailable(creator, stream, currency),
                    Accounts.payoutClearing(event.payout(), currency),
                    part.amountMicros());
            if (stream.hasDiamonds()) {
                posting.samePart(
                        Accounts.diamondsAvailable(creator, stream),
                        Accounts.diamondsReserved(event.payout()),
                        taken,
                        Side.DEBIT);
            }
        }
    }
}
