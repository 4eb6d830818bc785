package io.ovation.economics;

/**
 * The unearned part of a membership is on its way back to where it came from.
 *
 * @param payer who gets it
 * @param membership number of the membership, or of the gift whose places nobody got
 * @param currency what was paid in
 * @param netMicros what leaves the debt to the member
 * @param taxMicros what leaves the tax that was waiting
 * @param amountMicros what the provider shall return: whole minor units, at most net and tax; the rest is a part of a cent
 *     that nobody can be paid
 * @param refund number of the refund
 */
public record MembershipRefundAsked(
        Header header,
        long payer,
        long membership,
        Asset currency,
        long netMicros,
        long taxMicros,
        long amountMicros,
        long refund)
        implements MoneyEvent {
    public MembershipRefundAsked {
        Require.positive(payer, "payer");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.notNegative(netMicros, "net");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.atMost(amountMicros, Math.addExact(netMicros, taxMicros), "amount");
        Require.positive(refund, "refund");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_REFUND_ASKED;
    }
}
