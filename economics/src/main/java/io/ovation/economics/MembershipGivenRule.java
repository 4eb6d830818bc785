package io.ovation.economics;

import io.ovation.ledger.Side;

/** The place's part of the debt, and the same part of tax and fee, move from the gift to the receiver's membership. */
final class MembershipGivenRule {
    private MembershipGivenRule() {}

    static void post(MembershipGiven event, Posting posting) {
        Asset currency = event.currency();
        posting.references(event.gift(), event.membership(), event.giver());
        int part = posting.fixed(
                Accounts.membershipLiability(event.gift(), currency),
                Accounts.membershipLiability(event.membership(), currency),
                event.netMicros());
        posting.samePart(
                Accounts.membershipTax(event.gift(), currency),
                Accounts.membershipTax(event.membership(), currency),
                part,
                Side.DEBIT);
        posting.samePart(
                Accounts.membershipFee(event.membership(), currency),
                Accounts.membershipFee(event.gift(), currency),
                part,
                Side.CREDIT);
    }
}
