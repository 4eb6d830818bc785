package io.ovation.server.earning;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.RuleSet;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an entry changed of a creator's earnings in one place: a stream and currency, pending until a day or available.
 * Immutable.
 *
 * @param maturesOn null: available
 * @param diamonds hundredths, with their sign as the creator sees it
 * @param micros of the currency, likewise
 */
record EarningChange(
        long creator,
        Stream stream,
        Asset currency,
        @Nullable LocalDate maturesOn,
        long diamonds,
        long micros) {
    /** Diamonds are worth the earnings currency, whatever is to be found in the books about rates. */
    private static final int EARNINGS_CURRENCY =
            RuleSet.DEFAULT.earningsCurrency().number();

    /** The sort of account and stream of each kind, by its lower fourteen bits: looked up for every transfer there is. */
    private static final @Nullable Sort[] SORTS = sorts();

    private record Sort(Stream stream, boolean pending, boolean diamonds) {}

    private record Place(long creator, Stream stream, int currency, boolean pending, int day) {}

    /** All changes of an entry that are not zero, in the order in which the entry names their accounts first. */
    static List<EarningChange> of(AcceptedEntry entry) {
        return of(entry, posted -> false);
    }

    /**
     * The same without some of its transfers.
     *
     * @param without which are left out
     */
    static List<EarningChange> of(AcceptedEntry entry, Predicate<Posted> without) {
        Map<Place, long[]> sums = null;
        for (Posted posted : entry.transfers()) {
            if (without.test(posted)) {
                continue;
            }
            sums = count(sums, posted.debit(), -posted.amount());
            sums = count(sums, posted.credit(), posted.amount());
        }
        if (sums == null) {
            return List.of();
        }
        List<EarningChange> changes = new ArrayList<>(sums.size());
        sums.forEach((place, sum) -> {
            if (sum[0] != 0 || sum[1] != 0) {
                changes.add(new EarningChange(
                        place.creator(),
                        place.stream(),
                        Asset.of(place.currency()),
                        place.pending() ? LocalDate.ofEpochDay(place.day()) : null,
                        sum[0],
                        sum[1]));
            }
        });
        return changes;
    }

    /** The same, said of a day. */
    EarningChange on(LocalDate day) {
        return new EarningChange(creator, stream, currency, day, diamonds, micros);
    }

    private static @Nullable Map<Place, long[]> count(
            @Nullable Map<Place, long[]> sums, AccountId account, long change) {
        Sort sort = SORTS[account.kind() & 0x3FFF];
        if (sort == null) {
            return sums;
        }
        Map<Place, long[]> found = sums == null ? new LinkedHashMap<>() : sums;
        int currency = sort.diamonds() ? EARNINGS_CURRENCY : account.asset();
        Place place = new Place(account.owner(), sort.stream(), currency, sort.pending(), account.bucket());
        found.computeIfAbsent(place, nothing -> new long[2])[sort.diamonds() ? 0 : 1] += change;
        return found;
    }

    private static @Nullable Sort[] sorts() {
        @Nullable Sort[] sorts = new Sort[0x4000];
        for (AccountKind kind : AccountKind.values()) {
            Stream stream = Stream.of(kind);
            if (stream != null) {
                boolean diamonds = kind.holds() == AccountKind.Holds.DIAMOND;
                boolean pending = kind == (diamonds ? stream.diamondsPending() : stream.pending());
                sorts[kind.number() & 0x3FFF] = new Sort(stream, pending, diamonds);
            }
        }
        return sorts;
    }
}
