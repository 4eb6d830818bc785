package io.ovation.economics;

/**
 * A dispute was decided for us: the provider has the money again.
 *
 * @param user who bought
 * @param currency what was paid in
 * @param amountMicros what was in dispute
 * @param provider number of the payment provider
 * @param dispute number of the dispute
 * @param recharge number of the recharge that was in dispute
 */
public record DisputeWon(
        Header header, long user, Asset currency, long amountMicros, long provider, long dispute, long recharge)
        implements MoneyEvent {
    public DisputeWon {
        Require.positive(user, "user");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.positive(provider, "provider");
        Require.positive(dispute, "dispute");
        Require.positive(recharge, "recharge");
    }

    @Override
    public EventKind kind() {
        return EventKind.DISPUTE_WON;
    }
}
