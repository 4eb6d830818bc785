package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * Everything goes the way back to what is available: what had left the bank account, what had been withheld, what was
 * still in clearing; redeemed and reserved diamonds with it.
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
        posting.everything(clearing, Accounts.earningsAvailableLive(creator, currency), Side.DEBIT);
        posting.fixed(Accounts.diamondsRedeemed(header.market()), reserved, event.returnedDiamondUnits());
        posting.everything(reserved, Accounts.diamondsAvailable(creator), Side.DEBIT);
    }
}
