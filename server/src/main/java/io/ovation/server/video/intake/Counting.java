package io.ovation.server.video.intake;

import io.ovation.server.store.RowCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one commit counts: decides on each event against what was counted before and in this commit, and collects what is to be written. It changes nothing until
 * {@link #adopt} after the commit, so one that failed is just forgotten. One thread.
 */
final class Counting {
    /** A day of a market. */
    record MarketDay(String market, LocalDate day) {}

    private final SeenKeys seen;
    private final Set<MarketDay> closed;
    private final Instant now;
    private final Duration daysStayOpen;
    private final KeyTable fresh = new KeyTable();
    private final Map<LocalDate, Keys> freshByDay = new TreeMap<>();
    private final Map<MarketDay, Boolean> isOpen = new TreeMap<>((a, b) -> {
        int byDay = a.day().compareTo(b.day());
        return byDay != 0 ? byDay : a.market().compareTo(b.market());
    });
    private final FactDeltas facts = new FactDeltas();

    /**
     * Begins to count.
     *
     * @param seen everything that was counted before
     * @param closed days that were closed before their time
     * @param now business time
     */
    Counting(SeenKeys seen, Set<MarketDay> closed, Instant now, Duration daysStayOpen) {
        this.seen = seen;
        this.closed = closed;
        this.now = now;
        this.daysStayOpen = daysStayOpen;
    }

    /** Counts a batch; the outcome is true once the commit is. */
    Outcome count(Batch batch) {
        List<Batch.Refused> refused = new ArrayList<>(batch.refused());
        Map<Countable.Exclusion, Integer> excluded = new EnumMap<>(Countable.Exclusion.class);
        int counted = 0;
        int duplicates = 0;
        for (Countable each : batch.countable()) {
            if (!isOpen(each)) {
                refused.add(new Batch.Refused(each.index(), each.event().id(), Reason.DAY_CLOSED));
            } else if (isKnown(each.eventHigh(), each.eventLow())) {
                duplicates++;
            } else {
                remember(each.day(), each.eventHigh(), each.eventLow());
                Countable.@Nullable Exclusion why =
                        each.event().kind() == Engagement.Kind.VIEW ? exclusion(each) : null;
                if (why != null) {
                    excluded.merge(why, 1, Integer::sum);
                }
                facts.add(each, why);
                counted++;
            }
        }
        return new Outcome(batch.received(), counted, duplicates, refused, excluded);
    }

    /** The market's days that got something. */
    Set<MarketDay> daysTouched() {
        Set<MarketDay> touched = new HashSet<>();
        isOpen.forEach((day, open) -> {
            if (open) {
                touched.add(day);
            }
        });
        return touched;
    }

    /** Whether nothing was counted. */
    boolean isEmpty() {
        return fresh.size() == 0;
    }

    /** How many rows of facts are touched. */
    int factRows() {
        return facts.size();
    }

    /** Writes facts and fingerprints, in the connection's transaction. */
    void write(Connection connection, long sequence) throws SQLException {
        facts.write(connection);
        RowCopy rows = new RowCopy("engagement_seen", "day", "sequence", "keys");
        freshByDay.forEach(
                (day, keys) -> rows.put(day).put(sequence).put(keys.bytes()).endRow());
        rows.send(connection);
    }

    /** After the commit: what was fresh has been seen. */
    void adopt(long sequence) {
        freshByDay.forEach((day, keys) -> keys.addTo(seen, day));
        seen.reached(sequence);
    }

    private boolean isOpen(Countable each) {
        return isOpen.computeIfAbsent(
                new MarketDay(each.market().code(), each.day()),
                key -> !closed.contains(key)
                        && now.isBefore(key.day()
                                .plusDays(1)
                                .atStartOfDay(each.market().zone())
                                .toInstant()
                                .plus(daysStayOpen)));
    }

    private Countable.@Nullable Exclusion exclusion(Countable each) {
        if (each.excluded() != null) {
            return each.excluded();
        }
        if (isKnown(each.viewerHigh(), each.viewerLow())) {
            return Countable.Exclusion.REPEAT;
        }
        if (isKnown(each.deviceHigh(), each.deviceLow())) {
            return Countable.Exclusion.SAME_DEVICE;
        }
        remember(each.day(), each.viewerHigh(), each.viewerLow());
        remember(each.day(), each.deviceHigh(), each.deviceLow());
        return null;
    }

    private boolean isKnown(long high, long low) {
        return fresh.contains(high, low) || seen.contains(high, low);
    }

    private void remember(LocalDate day, long high, long low) {
        fresh.add(high, low);
        freshByDay.computeIfAbsent(day, each -> new Keys()).add(high, low);
    }

    /** Keys in the order in which they came. */
    private static final class Keys {
        private long[] cells = new long[64];
        private int end;

        void add(long high, long low) {
            if (end == cells.length) {
                cells = Arrays.copyOf(cells, 2 * end);
            }
            cells[end++] = high;
            cells[end++] = low;
        }

        byte[] bytes() {
            return PackedKeys.pack(cells, end);
        }

        void addTo(SeenKeys seen, LocalDate day) {
            for (int i = 0; i < end; i += 2) {
                seen.add(day, cells[i], cells[i + 1]);
            }
        }
    }
}
