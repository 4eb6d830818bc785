package io.ovation.server.earning;

import io.ovation.economics.RuleSet;
import io.ovation.economics.Stream;
import io.ovation.server.store.RowCopy;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of many gifts at once: few statements, however many they are. Within the projection's SQL transaction. */
final class GiftRows {
    /** Gifts earn in one currency, whatever was paid in. */
    private static final String CURRENCY = RuleSet.DEFAULT.earningsCurrency().code();

    private GiftRows() {}

    /** Writes gathered gifts and forgets them. */
    static void write(Handle handle, List<GiftLine> gifts) {
        if (gifts.isEmpty()) {
            return;
        }
        writeLines(handle, gifts);
        Map<Bucket, Sum> pending = new LinkedHashMap<>();
        Map<Hour, Sum> hours = new HashMap<>();
        Map<Support, Sum> supporters = new HashMap<>();
        for (GiftLine gift : gifts) {
            pending.computeIfAbsent(
                            new Bucket(gift.creator(), gift.stream(), gift.maturesOn()), key -> new Sum(gift.entryId()))
                    .add(gift);
            hours.computeIfAbsent(
                            new Hour(gift.creator(), gift.stream(), gift.at().truncatedTo(ChronoUnit.HOURS)),
                            key -> new Sum(gift.entryId()))
                    .add(gift);
            if (!gift.anonymous()) {
                supporters
                        .computeIfAbsent(new Support(gift.creator(), gift.sender()), key -> new Sum(gift.entryId()))
                        .add(gift);
            }
        }
        writePending(handle, pending);
        writeHours(handle, hours);
        writeSupporters(handle, supporters);
        gifts.clear();
    }

    private static void writeLines(Handle handle, List<GiftLine> gifts) {
        RowCopy rows = new RowCopy(
                "earning_line",
                "creator",
                "entry_sequence",
                "entry_id",
                "at",
                "code",
                "promotional",
                "live",
                "gift_number",
                "gift_count",
                "sender",
                "diamonds",
                "micros",
                "matures_on",
                "matured",
                "anonymous",
                "gift_id",
                "stream",
                "currency");
        for (GiftLine gift : gifts) {
            rows.put(gift.creator())
                    .put(gift.sequence())
                    .put(gift.entryId())
                    .put(gift.at())
                    .put(gift.code())
                    .put(gift.promotional())
                    .put(gift.show())
                    .put(gift.giftNumber())
                    .put(gift.count())
                    .put(gift.sender())
                    .put(gift.diamonds())
                    .put(gift.micros())
                    .put(gift.maturesOn())
                    .put(false)
                    .put(gift.anonymous())
                    .put(gift.giftId())
                    .put(gift.stream().code())
                    .put(CURRENCY)
                    .endRow();
        }
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Earnings could not be written", fault);
        }
    }

    private static void writePending(Handle handle, Map<Bucket, Sum> pending) {
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO earning_pending AS p (creator, matures_on, stream, currency, diamonds, micros, first_entry)
                VALUES (:creator, :day, :stream, :currency, :diamonds, :micros, :first)
                ON CONFLICT (creator, matures_on, stream, currency) DO UPDATE SET diamonds = p.diamonds + excluded.diamonds,
                    micros = p.micros + excluded.micros""")) {
            pending.forEach((bucket, sum) -> rows.bind("creator", bucket.creator())
                    .bind("day", bucket.day())
                    .bind("stream", bucket.stream().code())
                    .bind("currency", CURRENCY)
                    .bind("diamonds", sum.diamonds)
                    .bind("micros", sum.micros)
                    .bind("first", sum.firstEntry)
                    .add());
            rows.execute();
        }
    }

    private static void writeHours(Handle handle, Map<Hour, Sum> hours) {
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO earning_by_hour AS h (creator, hour, stream, currency, diamonds, micros)
                VALUES (:creator, :hour, :stream, :currency, :diamonds, :micros)
                ON CONFLICT (creator, hour, stream, currency) DO UPDATE SET diamonds = h.diamonds + excluded.diamonds,
                    micros = h.micros + excluded.micros""")) {
            hours.forEach((hour, sum) -> rows.bind("creator", hour.creator())
                    .bind("hour", hour.start())
                    .bind("stream", hour.stream().code())
                    .bind("currency", CURRENCY)
                    .bind("diamonds", sum.diamonds)
                    .bind("micros", sum.micros)
                    .add());
            rows.execute();
        }
    }

    private static void writeSupporters(Handle handle, Map<Support, Sum> supporters) {
        if (supporters.isEmpty()) {
            return;
        }
        int size = supporters.size();
        Long[] creators = new Long[size];
        Long[] senders = new Long[size];
        Long[] coins = new Long[size];
        int row = 0;
        for (var each : supporters.entrySet()) {
            creators[row] = each.getKey().creator();
            senders[row] = each.getKey().sender();
            coins[row++] = each.getValue().coins;
        }
        handle.createUpdate("""
                        INSERT INTO earning_supporter AS s (creator, sender, coins)
                        SELECT * FROM unnest(:creators, :senders, :coins)
                        ON CONFLICT (creator, sender) DO UPDATE SET coins = s.coins + excluded.coins""")
                .bindArray("creators", Long.class, (Object[]) creators)
                .bindArray("senders", Long.class, (Object[]) senders)
                .bindArray("coins", Long.class, (Object[]) coins)
                .execute();
    }

    private record Bucket(long creator, Stream stream, LocalDate day) {}

    private record Hour(long creator, Stream stream, Instant start) {}

    private record Support(long creator, long sender) {}

    private static final class Sum {
        private final UUID firstEntry;
        private long diamonds;
        private long micros;
        private long coins;

        private Sum(UUID firstEntry) {
            this.firstEntry = firstEntry;
        }

        private void add(GiftLine gift) {
            diamonds += gift.diamonds();
            micros += gift.micros();
            coins += gift.coins();
        }
    }
}
