package io.ovation.economics;

/**
 * A user was given coins that nobody paid for. They go to a wallet of their own, are spent from there, and are never
 * refunded.
 *
 * @param user who received them
 * @param coins how many
 * @param grant number of the grant, for reference
 */
public record PromotionalCoinsGranted(Header header, long user, long coins, long grant) implements MoneyEvent {
    public PromotionalCoinsGranted {
        Require.positive(user, "user");
        Require.positive(coins, "coins");
        Require.notNegative(grant, "grant");
    }

    @Override
    public EventKind kind() {
        return EventKind.PROMOTIONAL_COINS_GRANTED;
    }
}
