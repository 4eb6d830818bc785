package io.ovation.economics;

/** Each stream gets back what was kept of it, diamonds with it. */
final class PayoutReserveReleasedRule {
    private PayoutReserveReleasedRule() {}

    static void post(PayoutReserveReleased event, Posting posting) {
        long creator = event.creator();
        posting.references(event.payout(), 0, creator);
        for (PayoutAmounts.Part part : event.amounts().parts()) {
            Stream stream = part.stream();
            posting.fixed(
                    Accounts.payoutReserve(event.payout(), event.currency()),
                    Accounts.earningsAvailable(creator, stream, event.currency()),
                    part.amountMicros());
            if (stream.hasDiamonds()) {
                posting.fixed(
                        Accounts.diamondsInReserve(event.payout()),
                        Accounts.diamondsAvailable(creator, stream),
                        part.diamondUnits());
            }
        }
    }
}
