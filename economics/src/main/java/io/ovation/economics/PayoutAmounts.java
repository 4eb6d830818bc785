package io.ovation.economics;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a payout took of each stream, as the ledger decided it when the payout was asked.
 *
 * @param parts by stream, in the order of the entry; at least one
 */
public record PayoutAmounts(List<Part> parts) {
    public PayoutAmounts {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a payout has a part of at least one stream");
        }
    }

    /** Money of all parts, in micros of the payout's currency. */
    public long amountMicros() {
        return parts.stream().mapToLong(Part::amountMicros).reduce(0, Math::addExact);
    }

    /** Hundredths of a diamond of all parts. */
    public long diamondUnits() {
        return parts.stream().mapToLong(Part::diamondUnits).reduce(0, Math::addExact);
    }

    /**
     * Reads the amounts from the accepted entry of a {@link PayoutAsked}.
     *
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static PayoutAmounts of(AcceptedEntry asked) {
        if (asked.code() != EventKind.PAYOUT_ASKED.code()) {
            throw new IllegalArgumentException("entry " + asked.id() + " did not ask for a payout");
        }
        return new PayoutAmounts(parts(asked, AccountKind.PAYOUT_CLEARING, AccountKind.DIAMONDS_RESERVED));
    }

    /**
     * Reads what the reserve of a payout took from the accepted entry of a {@link PayoutReserveHeld}; empty when nothing was
     * left to take.
     *
     * @throws IllegalArgumentException if the entry is of another kind
     */
    public static Optional<PayoutAmounts> ofReserve(AcceptedEntry held) {
        if (held.code() != EventKind.PAYOUT_RESERVE_HELD.code()) {
            throw new IllegalArgumentException("entry " + held.id() + " kept no reserve");
        }
        List<Part> parts = parts(held, AccountKind.PAYOUT_RESERVE, AccountKind.DIAMONDS_IN_RESERVE).stream()
                .filter(part -> part.amountMicros() > 0)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new PayoutAmounts(parts));
    }

    private static List<Part> parts(AcceptedEntry entry, AccountKind money, AccountKind diamonds) {
        Map<Stream, long[]> sums = new EnumMap<>(Stream.class);
        for (Posted posted : entry.transfers()) {
            int index;
            if (posted.credit().kind() == money.number()) {
                index = 0;
            } else if (posted.credit().kind() == diamonds.number()) {
                index = 1;
            } else {
                continue;
            }
            Stream stream = Objects.requireNonNull(Stream.of(posted.debit()), "a payout takes what a stream earned");
            sums.computeIfAbsent(stream, nothing -> new long[2])[index] += posted.amount();
        }
        List<Part> parts = new ArrayList<>();
        sums.forEach((stream, sum) -> parts.add(new Part(stream, sum[0], sum[1])));
        return parts;
    }

    /**
     * What one stream gave.
     *
     * @param stream which income
     * @param amountMicros money, in micros of the payout's currency
     * @param diamondUnits hundredths of a diamond; 0 for a stream without
     */
    public record Part(Stream stream, long amountMicros, long diamondUnits) {
        public Part {
            Require.notNegative(amountMicros, "amount");
            Require.notNegative(diamondUnits, "diamonds");
            if (diamondUnits > 0 && !stream.hasDiamonds()) {
                throw new IllegalArgumentException(stream.code() + " has no diamonds");
            }
        }
    }
}
