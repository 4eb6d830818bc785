package io.ovation.economics;

/** The bank account grows and the provider owes us less; a fee that was not known at the purchase is a cost now. */
final class ProviderSettledRule {
    private ProviderSettledRule() {}

    static void post(ProviderSettled event, Posting posting) {
        MoneyEvent.Header header = event.header();
        Asset currency = event.currency();
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(event.settlement(), 0, event.provider());
        posting.fixed(Accounts.bank(event.bankAccount(), currency), receivable, event.settledMicros());
        posting.fixed(
                Accounts.channelFeeExpense(header.market(), currency, header.day()),
                receivable,
                event.feeNotYetBookedMicros());
    }
}
