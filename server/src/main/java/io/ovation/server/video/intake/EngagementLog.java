package io.ovation.server.video.intake;

import io.ovation.server.store.Database;
import io.ovation.server.store.RowCopy;
import io.ovation.server.video.EngagementDays;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the intake: one transaction a commit, in which facts, fingerprints, days, places in Kafka and what was refused are written, numbered by
 * the head of the log. One thread.
 */
final class EngagementLog {
    private static final int MOST_PAYLOAD_BYTES = 8_192;
    private static final int MOST_WHY = 500;
    private static final int ROWS_AHEAD = 8;

    private final Database database;
    private final SeenKeys seen;
    private final Duration daysStayOpen;
    private final Set<Counting.MarketDay> knownDays = new HashSet<>();

    EngagementLog(Database database, SeenKeys seen, Duration daysStayOpen) {
        this.database = database;
        this.seen = seen;
        this.daysStayOpen = daysStayOpen;
    }

    /** A batch of a commit, and where in Kafka it came from. */
    record Part(Batch batch, @Nullable KafkaStretch stretch) {}

    /** What became of a batch; null when its stretch of Kafka had been counted by somebody else. */
    record Result(@Nullable Outcome outcome) {}

    /** Reads what was counted since it looked last, its own commits and others'. */
    void catchUp() {
        database.useTransaction(handle -> {
            long head = handle.createQuery("SELECT sequence FROM engagement_head WHERE id = 1")
                    .mapTo(Long.class)
                    .one();
            readUpTo(handle, head);
        });
    }

    /**
     * Counts batches in one transaction. When this returns they are counted; when it throws, either all of them are or none, and the same batches
     * may be brought again.
     *
     * @param now business time
     */
    List<Result> commit(List<Part> parts, Instant now) {
        LocalDate oldestOpen = oldestOpen(now, daysStayOpen);
        seen.forgetBefore(oldestOpen);
        knownDays.removeIf(known -> known.day().isBefore(oldestOpen));
        Written written = database.inTransaction(handle -> {
            long head = EngagementDays.lock(handle);
            readUpTo(handle, head);
            Counting counting = new Counting(seen, closed(handle, parts), now, daysStayOpen);
            List<Result> results = new ArrayList<>(parts.size());
            for (Part part : parts) {
                @Nullable KafkaStretch stretch = part.stretch();
                if (stretch != null && !move(handle, stretch)) {
                    results.add(new Result(null));
                } else {
                    Outcome outcome = counting.count(part.batch());
                    if (stretch != null) {
                        keepDeadLetters(handle, stretch, outcome, now);
                    }
                    results.add(new Result(outcome));
                }
            }
            noteRefusals(handle, parts, results, now);
            if (!counting.isEmpty()) {
                write(handle, counting, head + 1);
            }
            return new Written(counting, head + 1, results);
        });
        if (!written.counting().isEmpty()) {
            written.counting().adopt(written.sequence());
            knownDays.addAll(written.counting().daysTouched());
        }
        return written.results();
    }

    /** The first day that may still take events in some market: all before are closed by time, wherever. */
    static LocalDate oldestOpen(Instant now, Duration daysStayOpen) {
        return LocalDate.ofInstant(now.minus(daysStayOpen), ZoneOffset.ofHours(-12));
    }

    private record Written(Counting counting, long sequence, List<Result> results) {}

    private void write(Handle handle, Counting counting, long sequence) {
        try {
            noteDays(handle, counting);
            counting.write(handle.getConnection(), sequence);
        } catch (SQLException fault) {
            throw new IllegalStateException("Engagement could not be written", fault);
        }
        handle.createUpdate("UPDATE engagement_head SET sequence = :sequence WHERE id = 1")
                .bind("sequence", sequence)
                .execute();
    }

    /** Rows of the log never change and are numbered under the lock, so what is there up to a committed head is all there is. */
    private void readUpTo(Handle handle, long head) {
        if (head == seen.sequence()) {
            return;
        }
        handle.createQuery("""
                        SELECT day, keys FROM engagement_seen WHERE sequence > :known AND sequence <= :head
                        ORDER BY sequence, day""")
                .bind("known", seen.sequence())
                .bind("head", head)
                .setFetchSize(ROWS_AHEAD)
                .map((row, context) -> {
                    PackedKeys.addTo(seen, row.getObject(1, LocalDate.class), row.getBytes(2));
                    return 1;
                })
                .useStream(rows -> rows.forEach(row -> {}));
        seen.reached(head);
    }

    private static Set<Counting.MarketDay> closed(Handle handle, List<Part> parts) {
        Set<LocalDate> days = new HashSet<>();
        parts.forEach(part -> part.batch().countable().forEach(each -> days.add(each.day())));
        Set<Counting.MarketDay> closed = new HashSet<>();
        if (!days.isEmpty()) {
            handle.createQuery("""
                            SELECT market, day FROM engagement_day
                            WHERE day = ANY (CAST(:days AS date[])) AND closed_at IS NOT NULL""")
                    .bindArray(
                            "days",
                            String.class,
                            days.stream().map(LocalDate::toString).toArray())
                    .map((row, context) -> new Counting.MarketDay(row.getString(1), row.getObject(2, LocalDate.class)))
                    .forEach(closed::add);
        }
        return closed;
    }

    private void noteDays(Handle handle, Counting counting) {
        for (Counting.MarketDay day : counting.daysTouched()) {
            if (!knownDays.contains(day)) {
                handle.execute("CREATE TABLE IF NOT EXISTS %s PARTITION OF engagement_seen FOR VALUES IN ('%s')"
                        .formatted(partition(day.day()), day.day()));
                handle.createUpdate("""
                                INSERT INTO engagement_day (market, day) VALUES (:market, :day)
                                ON CONFLICT (market, day) DO NOTHING""")
                        .bind("market", day.market())
                        .bind("day", day.day())
                        .execute();
            }
        }
    }

    /** The table that has the fingerprints of a day. */
    static String partition(LocalDate day) {
        return "engagement_seen_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Moves the places in Kafka; false when they are not where this stretch begins, and then none is moved. */
    private static boolean move(Handle handle, KafkaStretch stretch) {
        Map<Integer, Long> kept = new HashMap<>();
        handle.createQuery("SELECT part, next_offset FROM engagement_offset WHERE topic = :topic")
                .bind("topic", stretch.topic())
                .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                .forEach(each -> kept.put(each.getKey(), each.getValue()));
        for (Map.Entry<Integer, KafkaStretch.Range> each : stretch.parts().entrySet()) {
            @Nullable Long next = kept.get(each.getKey());
            if (next != null && next != each.getValue().from()) {
                return false;
            }
        }
        stretch.parts()
                .forEach((part, range) -> handle.createUpdate("""
                        INSERT INTO engagement_offset (topic, part, next_offset) VALUES (:topic, :part, :next)
                        ON CONFLICT (topic, part) DO UPDATE SET next_offset = excluded.next_offset""")
                        .bind("topic", stretch.topic())
                        .bind("part", part)
                        .bind("next", range.to())
                        .execute());
        return true;
    }

    private static void keepDeadLetters(Handle handle, KafkaStretch stretch, Outcome outcome, Instant now) {
        RowCopy rows =
                new RowCopy("engagement_dead_letter", "topic", "part", "place", "item", "at", "reason", "payload");
        for (Batch.Refused refused : outcome.refused()) {
            put(
                    rows,
                    stretch,
                    stretch.origins()[refused.index()],
                    refused.reason().text(),
                    now);
        }
        for (KafkaStretch.Broken broken : stretch.broken()) {
            String why = broken.why().replace('\0', ' ');
            put(
                    rows,
                    stretch,
                    broken.origin(),
                    Reason.MALFORMED.text() + ": " + why.substring(0, Math.min(MOST_WHY, why.length())),
                    now);
        }
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Records that cannot be counted could not be kept", fault);
        }
    }

    private static void put(
            RowCopy rows, KafkaStretch stretch, KafkaStretch.Origin origin, String reason, Instant now) {
        byte[] payload = origin.payload() == null ? new byte[0] : origin.payload();
        rows.put(stretch.topic())
                .put(origin.part())
                .put(origin.offset())
                .put(origin.item())
                .put(now)
                .put(reason)
                .put(payload.length <= MOST_PAYLOAD_BYTES ? payload : Arrays.copyOf(payload, MOST_PAYLOAD_BYTES))
                .endRow();
    }

    private static void noteRefusals(Handle handle, List<Part> parts, List<Result> results, Instant now) {
        Map<Reason, Long> refused = new EnumMap<>(Reason.class);
        for (int i = 0; i < parts.size(); i++) {
            @Nullable Outcome outcome = results.get(i).outcome();
            if (outcome != null) {
                outcome.refused().forEach(each -> refused.merge(each.reason(), 1L, Long::sum));
                @Nullable KafkaStretch stretch = parts.get(i).stretch();
                if (stretch != null && stretch.broken().length > 0) {
                    refused.merge(Reason.MALFORMED, (long) stretch.broken().length, Long::sum);
                }
            }
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        refused.forEach((reason, events) -> handle.createUpdate("""
                        INSERT INTO engagement_refusal AS r (day, reason, events) VALUES (:day, :reason, :events)
                        ON CONFLICT (day, reason) DO UPDATE SET events = r.events + excluded.events""")
                .bind("day", day)
                .bind("reason", reason.text())
                .bind("events", events)
                .execute());
    }
}
