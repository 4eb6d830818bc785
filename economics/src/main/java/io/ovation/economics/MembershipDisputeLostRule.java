package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What was not served becomes revenue, with tax and fee as if it had been. Then the whole loss is taken from revenue and
 * from the tax that we owe: what was not served cancels out, and what was served is the loss. What the creator earned by the
 * served days follows in entries of its own, {@link MembershipShareTaken}, a day at a time.
 */
final class MembershipDisputeLostRule {
    private MembershipDisputeLostRule() {}

    static void post(MembershipDisputeLost event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long membership = event.membership();
        Asset currency = event.currency();
        var disputed = Accounts.disputeReceivable(event.provider(), currency);
        var revenue = Accounts.membershipRevenue(market, currency, header.day());
        var taxPayable = Accounts.taxPayable(market, currency, header.day());
        posting.references(event.dispute(), membership, event.payer());
        int unearned = posting.upTo(
                Accounts.membershipLiability(membership, currency),
                revenue,
                event.amountMicros() - event.taxMicros(),
                Side.DEBIT);
        posting.samePart(Accounts.membershipTax(membership, currency), taxPayable, unearned, Side.DEBIT);
        posting.samePart(
                Accounts.channelFeeExpense(market, currency, header.day()),
                Accounts.membershipFee(membership, currency),
                unearned,
                Side.CREDIT);
        posting.fixed(revenue, disputed, event.amountMicros() - event.taxMicros());
        posting.fixed(taxPayable, disputed, event.taxMicros());
    }
}
