package io.ovation.economics;

/**
 * The reserve of a payout is available again: its day has come, or the payout came to nothing.
 *
 * @param creator whose earnings
 * @param currency what the earnings are in
 * @param amounts what was kept of each stream: it gets exactly that back
 * @param payout number of the payout
 */
public record PayoutReserveReleased(Header header, long creator, Asset currency, PayoutAmounts amounts, long payout)
        implements MoneyEvent {
    public PayoutReserveReleased {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_RESERVE_RELEASED;
    }
}
