package io.ovation.economics;

import io.ovation.ledger.Side;

/** The reserve leaves what is available, stream by stream, and the same part of the diamonds of a stream goes with it. */
final class PayoutReserveHeldRule {
    private PayoutReserveHeldRule() {}

    static void post(PayoutReserveHeld event, Posting posting) {
        long creator = event.creator();
        posting.references(event.payout(), 0, creator);
        for (PayoutPart part : event.parts()) {
            Stream stream = part.stream();
            int taken = posting.upTo(
                    Accounts.earningsAvailable(creator, stream, event.currency()),
                    Accounts.payoutReserve(event.payout(), event.currency()),
                    part.amountMicros(),
                    Side.DEBIT);
            if (stream.hasDiamonds()) {
                posting.samePart(
                        Accounts.diamondsAvailable(creator, stream),
                        Accounts.diamondsInReserve(event.payout()),
                        taken,
                        Side.DEBIT);
            }
        }
    }
}
