package io.ovation.economics;

/**
 * The payment of a membership was disputed, and the cardholder won.
 *
 * @param payer who was charged
 * @param membership number of the membership or gift it was for
 * @param currency what was paid in
 * @param amountMicros what the cardholder has back
 * @param taxMicros the tax in it
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 */
public record MembershipDisputeLost(
        Header header,
        long payer,
        long membership,
        Asset currency,
        long amountMicros,
        long taxMicros,
        long provider,
        long dispute)
        implements MoneyEvent {
    public MembershipDisputeLost {
        Require.positive(payer, "payer");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.notNegative(taxMicros, "tax");
        Require.atMost(taxMicros, amountMicros, "tax");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_DISPUTE_LOST;
    }
}
