package io.ovation.server.fx;

import io.ovation.economics.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rates in force of some days, in memory, for many conversions at once. Immutable; any thread.
 *
 * <p>A day without rates (a weekend, a holiday) has those of the last day before, {@link #OLDEST_DAYS} days old at most.
 * Of rates of the same day the published one of the pair is taken; else its inverse; else two rates of one base (as the
 * ECB publishes against the euro), the base whose code comes first in the alphabet.
 */
public final class FxTable {
    /** The longest gap that is bridged: no market is closed longer. */
    public static final int OLDEST_DAYS = 7;

    private record Pair(Asset base, Asset quote) {}

    private final Map<Pair, NavigableMap<LocalDate, FxRate>> rates = new HashMap<>();
    private final List<Asset> bases;

    FxTable(List<FxRate> inForce) {
        for (FxRate rate : inForce) {
            rates.computeIfAbsent(new Pair(rate.base(), rate.quote()), pair -> new TreeMap<>())
                    .put(rate.day(), rate);
        }
        bases = inForce.stream()
                .map(FxRate::base)
                .distinct()
                .sorted(Comparator.comparing(Asset::code))
                .toList();
    }

    /** How to tell an amount of a day; empty when there are no rates of that day or shortly before. */
    public Optional<FxQuote> quote(Asset from, Asset to, LocalDate day) {
        if (from.equals(to)) {
            return Optional.of(FxQuote.same(from, day));
        }
        List<FxQuote> found = new ArrayList<>();
        for (LocalDate at = day; !at.isBefore(day.minusDays(OLDEST_DAYS)); at = at.minusDays(1)) {
            collect(from, to, at, found);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    private void collect(Asset from, Asset to, LocalDate day, List<FxQuote> found) {
        find(from, to, day)
                .ifPresent(rate -> found.add(new FxQuote(from, to, day, rate.rate(), BigDecimal.ONE, List.of(rate))));
        find(to, from, day)
                .ifPresent(rate -> found.add(new FxQuote(from, to, day, BigDecimal.ONE, rate.rate(), List.of(rate))));
        for (Asset base : bases) {
            Optional<FxRate> first = find(base, from, day);
            Optional<FxRate> second = find(base, to, day);
            if (first.isPresent() && second.isPresent()) {
                found.add(new FxQuote(
                        from, to, day, second.get().rate(), first.get().rate(), List.of(first.get(), second.get())));
            }
        }
    }

    private Optional<FxRate> find(Asset base, Asset quote, LocalDate day) {
        NavigableMap<LocalDate, FxRate> days = rates.get(new Pair(base, quote));
        return days == null ? Optional.empty() : Optional.ofNullable(days.get(day));
    }
}
