package io.ovation.economics;

/**
 * The money is a debt of the provider to us and, less tax, our debt to the member until the days are served; tax and the
 * provider's fee wait beside it. Nothing is revenue yet, and nothing is earned yet.
 */
final class MembershipChargedRule {
    private MembershipChargedRule() {}

    static void post(MembershipCharged event, Posting posting) {
        Asset currency = event.currency();
        long membership = event.membership();
        var receivable = Accounts.providerReceivable(event.provider(), currency);
        posting.references(membership, event.charge(), event.payer());
        posting.fixed(
                receivable,
                Accounts.membershipLiability(membership, currency),
                event.grossMicros() - event.taxMicros());
        posting.fixed(receivable, Accounts.membershipTax(membership, currency), event.taxMicros());
        posting.fixed(Accounts.membershipFee(membership, currency), receivable, event.feeMicros());
    }
}
