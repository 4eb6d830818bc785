package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What was not served becomes revenue, with the same part of tax and fee, as if it had been: the lost dispute took as much
 * from revenue and from the tax that we owe.
 */
final class MembershipForfeitedRule {
    private MembershipForfeitedRule() {}

    static void post(MembershipForfeited event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long membership = event.membership();
        Asset currency = event.currency();
        posting.references(event.dispute(), membership, event.payer());
        int unearned = posting.upTo(
                Accounts.membershipLiability(membership, currency),
                Accounts.membershipRevenue(market, currency, header.day()),
                event.netMicros(),
                Side.DEBIT);
        posting.samePart(
                Accounts.membershipTax(membership, currency),
                Accounts.taxPayable(market, currency, header.day()),
                unearned,
                Side.DEBIT);
        posting.samePart(
                Accounts.channelFeeExpense(market, currency, header.day()),
                Accounts.membershipFee(membership, currency),
                unearned,
                Side.CREDIT);
    }
}
