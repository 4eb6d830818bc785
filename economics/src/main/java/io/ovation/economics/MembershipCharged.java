package io.ovation.economics;

/**
 * A membership was paid for: joining, a renewal, an upgrade's difference, or memberships to give away.
 *
 * @param payer who was charged
 * @param membership number of the membership, or of the gift whose places are given out later
 * @param currency what was paid in
 * @param grossMicros what was charged, tax included
 * @param taxMicros the tax in it that we owe, less than the gross
 * @param feeMicros what the provider keeps of it
 * @param provider number of the payment provider that owes us the money
 * @param charge number of the charge
 */
public record MembershipCharged(
        Header header,
        long payer,
        long membership,
        Asset currency,
        long grossMicros,
        long taxMicros,
        long feeMicros,
        long provider,
        long charge)
        implements MoneyEvent {
    public MembershipCharged {
        Require.positive(payer, "payer");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.wholeMinorUnits(grossMicros, currency, "gross");
        Require.notNegative(taxMicros, "tax");
        Require.notNegative(feeMicros, "fee");
        Require.positive(Math.subtractExact(grossMicros, taxMicros), "gross less tax");
        Require.positive(provider, "provider");
        Require.positive(charge, "charge");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_CHARGED;
    }
}
