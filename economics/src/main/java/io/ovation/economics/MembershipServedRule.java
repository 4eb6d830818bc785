package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * The day's part leaves the debt to the member and is revenue; the same part of the tax becomes due, and of the fee a cost.
 * The creator's share is a cost and pending in the currency that was paid. The last day takes all that is left, and so
 * empties all three.
 */
final class MembershipServedRule {
    private MembershipServedRule() {}

    static void post(MembershipServed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long membership = event.membership();
        Asset currency = event.currency();
        posting.references(membership, header.day().toEpochDay(), event.member());
        int served = posting.fixed(
                Accounts.membershipLiability(membership, currency),
                Accounts.membershipRevenue(market, currency, header.day()),
                event.netMicros());
        posting.samePart(
                Accounts.membershipTax(membership, currency),
                Accounts.taxPayable(market, currency, header.day()),
                served,
                Side.DEBIT);
        posting.samePart(
                Accounts.channelFeeExpense(market, currency, header.day()),
                Accounts.membershipFee(membership, currency),
                served,
                Side.CREDIT);
        posting.fixed(
                Accounts.creatorShareCost(market, currency, header.day()),
                Accounts.earningsPending(event.creator(), Stream.MEMBERSHIPS, currency, event.maturesOn()),
                event.shareMicros());
    }
}
