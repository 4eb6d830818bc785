package io.ovation.economics;

import io.ovation.ledger.Side;

/**
 * What was not served leaves the debt to the member, with its tax, and waits for the provider. The provider keeps its fee:
 * the same part of it is a cost now. Parts of a cent that cannot be returned go to rounding.
 */
final class MembershipRefundAskedRule {
    private MembershipRefundAskedRule() {}

    static void post(MembershipRefundAsked event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long membership = event.membership();
        Asset currency = event.currency();
        var clearing = Accounts.chargeRefundClearing(event.refund(), currency);
        posting.references(membership, event.refund(), event.payer());
        int unearned = posting.fixed(Accounts.membershipLiability(membership, currency), clearing, event.netMicros());
        posting.fixed(Accounts.membershipTax(membership, currency), clearing, event.taxMicros());
        posting.samePart(
                Accounts.channelFeeExpense(market, currency, header.day()),
                Accounts.membershipFee(membership, currency),
                unearned,
                Side.CREDIT);
        posting.fixed(
                clearing,
                Accounts.rounding(market, currency, header.day()),
                event.netMicros() + event.taxMicros() - event.amountMicros());
    }
}
