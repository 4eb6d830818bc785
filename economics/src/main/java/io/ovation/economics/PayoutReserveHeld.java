package io.ovation.economics;

import java.util.List;

/**
 * Beside a payout of a creator of a riskier tier a part of what is available is kept until a day. Whatever is there, at most the
 * parts: the payout itself was set aside before, and a claw-back may have come between.
 *
 * @param creator whose earnings
 * @param currency what the earnings are in
 * @param parts how much of each stream at most
 * @param payout number of the payout
 */
public record PayoutReserveHeld(Header header, long creator, Asset currency, List<PayoutPart> parts, long payout)
        implements MoneyEvent {
    public PayoutReserveHeld {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a reserve has a part of at least one stream");
        }
        if (parts.stream().map(PayoutPart::stream).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("a reserve has one part of a stream at most");
        }
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_RESERVE_HELD;
    }
}
