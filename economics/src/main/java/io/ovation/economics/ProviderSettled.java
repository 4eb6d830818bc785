package io.ovation.economics;

/**
 * A payment provider or store sent us what it owed.
 *
 * @param provider number of the provider
 * @param currency what it sent
 * @param settledMicros what arrived in the bank account
 * @param feeNotYetBookedMicros fees it kept that were not known at the purchase; 0 if none
 * @param bankAccount number of our bank account
 * @param settlement number of the settlement
 */
public record ProviderSettled(
        Header header,
        long provider,
        Asset currency,
        long settledMicros,
        long feeNotYetBookedMicros,
        long bankAccount,
        long settlement)
        implements MoneyEvent {
    public ProviderSettled {
        Require.positive(provider, "provider");
        Require.fiat(currency, "currency");
        Require.notNegative(settledMicros, "settled");
        Require.notNegative(feeNotYetBookedMicros, "fee not yet booked");
        Require.positive(bankAccount, "bank account");
        Require.positive(settlement, "settlement");
    }

    @Override
    public EventKind kind() {
        return EventKind.PROVIDER_SETTLED;
    }
}
