package io.ovation.economics;

/** The way back of a refund that was asked for: debt, tax and fee are what they were. */
final class MembershipRefundFailedRule {
    private MembershipRefundFailedRule() {}

    static void post(MembershipRefundFailed event, Posting posting) {
        MoneyEvent.Header header = event.header();
        int market = header.market();
        long membership = event.membership();
        Asset currency = event.currency();
        var clearing = Accounts.chargeRefundClearing(event.refund(), currency);
        posting.references(membership, event.refund(), event.payer());
        posting.fixed(
                Accounts.rounding(market, currency, header.day()),
                clearing,
                event.netMicros() + event.taxMicros() - event.amountMicros());
        posting.fixed(clearing, Accounts.membershipLiability(membership, currency), event.netMicros());
        posting.fixed(clearing, Accounts.membershipTax(membership, currency), event.taxMicros());
        posting.fixed(
                Accounts.membershipFee(membership, currency),
                Accounts.channelFeeExpense(market, currency, header.day()),
                event.feeMicros());
    }
}
