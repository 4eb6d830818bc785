package io.ovation.economics;

/**
 * Everything goes the way back to what is available: what had left the bank account, what had been withheld, what was
 * still in clearing; each stream gets what it had given, redeemed and reserved diamonds with it.
 */
final class PayoutReturnedRule {
    private PayoutReturnedRule() {}

    static void post(PayoutReturned event, Posting posting) {
        MoneyEvent.Header header = event.header();
        long creator = event.creator();
        Asset currency = event.currency();
        var clearing = Accounts.payoutClearing(event.payout(), currency);
        var reserved = Accounts.diamondsReserved(event.payout());
        posting.references(event.payout(), 0, creator);
        posting.fixed(Accounts.bank(event.bankAccount(), currency), clearing, event.returnedMicros());
        posting.fixed(Accounts.taxWithheld(header.market(), currency, header.day()), clearing, event.withheldMicros());
        // What the bank had was redeemed when it left; what never left is still reserved.
        posting.fixed(
                Accounts.diamondsRedeemed(header.market()),
                reserved,
                event.returnedMicros() == 0 ? 0 : event.amounts().diamondUnits());
        for (PayoutAmounts.Part part : event.amounts().parts()) {
            Stream stream = part.stream();
            posting.fixed(clearing, Accounts.earningsAvailable(creator, stream, currency), part.amountMicros());
            if (stream.hasDiamonds()) {
                posting.fixed(reserved, Accounts.diamondsAvailable(creator, stream), part.diamondUnits());
            }
        }
    }
}
