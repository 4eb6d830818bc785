package io.ovation.economics;

import java.util.List;

/**
 * A creator asked to be paid. The money and its diamonds leave what is available; {@link PayoutAmounts} reads from the
 * accepted entry how many diamonds that was.
 *
 * @param creator who asked
 * @param currency what the earnings are in: all parts are in one currency
 * @param parts how much each stream gives, decided and stored before it is posted: at most one part a stream, at least
 *     one; their sum is whole minor units, the rest stays available
 * @param payout number of the payout
 */
public record PayoutAsked(Header header, long creator, Asset currency, List<PayoutPart> parts, long payout)
        implements MoneyEvent {
    public PayoutAsked {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a payout has a part of at least one stream");
        }
        if (parts.stream().map(PayoutPart::stream).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("a payout has one part of a stream at most");
        }
        Require.wholeMinorUnits(sum(parts), currency, "amount");
        Require.positive(payout, "payout");
    }

    /** The sum of the parts: what the creator is to be paid, in micros. */
    public long amountMicros() {
        return sum(parts);
    }

    private static long sum(List<PayoutPart> parts) {
        long sum = 0;
        for (PayoutPart part : parts) {
            sum = Math.addExact(sum, part.amountMicros());
        }
        return sum;
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_ASKED;
    }
}
