package io.ovation.economics;

/**
 * The provider could not return the unearned part of a membership: all of it goes back to where it was.
 *
 * @param payer who should have got it
 * @param membership number of the membership or gift
 * @param currency what was paid in
 * @param netMicros what had left the debt to the member
 * @param taxMicros what had left the tax
 * @param feeMicros what had become a cost
 * @param amountMicros what the provider should have returned
 * @param refund number of the refund
 */
public record MembershipRefundFailed(
        Header header,
        long payer,
        long membership,
        Asset currency,
        long netMicros,
        long taxMicros,
        long feeMicros,
        long amountMicros,
        long refund)
        implements MoneyEvent {
    public MembershipRefundFailed {
        Require.positive(payer, "payer");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.notNegative(netMicros, "net");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(feeMicros, "fee");
        Require.notNegative(amountMicros, "amount");
        Require.atMost(amountMicros, Math.addExact(netMicros, taxMicros), "amount");
        Require.positive(refund, "refund");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_REFUND_FAILED;
    }
}
