package io.ovation.server.payout;

import io.ovation.economics.EventKind;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what creators earned from the projections. Diamonds are hundredths, values micros. Blocking; any thread. */
@ApplicationScoped
public class Earnings {
    private final Database database;

    Earnings(Database database) {
        this.database = database;
    }

    /** What is pending, by maturity day, soonest first. */
    public List<Day> maturing(long creator) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT matures_on, diamonds, micros FROM payout_pending WHERE creator = :creator
                        ORDER BY matures_on""")
                .bind("creator", creator)
                .map((row, context) -> new Day(
                        row.getObject("matures_on", LocalDate.class), row.getLong("diamonds"), row.getLong("micros")))
                .list());
    }

    /** What was earned since a time, by business day of the market, oldest first; days without earnings are left out. */
    public List<Day> byDay(long creator, Market market, Instant since) {
        Map<LocalDate, Day> days = new TreeMap<>();
        database.withHandle(handle -> handle.createQuery("""
                                SELECT hour, diamonds, micros FROM payout_earned_by_hour
                                WHERE creator = :creator AND hour >= :since ORDER BY hour""")
                        .bind("creator", creator)
                        .bind("since", since)
                        .map((row, context) -> new Day(
                                LocalDate.ofInstant(row.getTimestamp("hour").toInstant(), market.zone()),
                                row.getLong("diamonds"),
                                row.getLong("micros")))
                        .list())
                .forEach(part -> days.merge(part.date(), part, Day::plus));
        return new ArrayList<>(days.values());
    }

    /** Who sent the most coins to a creator, most first. */
    public List<Supporter> topSupporters(long creator, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT sender, coins FROM payout_supporter WHERE creator = :creator
                        ORDER BY coins DESC, sender LIMIT :limit""")
                .bind("creator", creator)
                .bind("limit", limit)
                .map((row, context) -> new Supporter(row.getLong("sender"), row.getLong("coins")))
                .list());
    }

    /** A creator's statement, newest first. */
    public Page<Line> statement(long creator, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<Line> lines = database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout_earning WHERE creator = :creator AND entry_sequence < :before
                        ORDER BY entry_sequence DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", key == null ? Long.MAX_VALUE : key[0])
                .bind("limit", limit + 1)
                .map((row, context) -> new Line(
                        row.getLong("entry_sequence"),
                        row.getObject("entry_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        EventKind.of(row.getInt("code")),
                        row.getBoolean("promotional"),
                        row.getObject("live", Long.class),
                        row.getObject("gift_number", Integer.class),
                        row.getObject("gift_count", Integer.class),
                        row.getBoolean("anonymous") ? null : row.getObject("sender", Long.class),
                        row.getObject("gift_id", UUID.class),
                        row.getObject("payout", Long.class),
                        row.getLong("diamonds"),
                        row.getLong("micros"),
                        row.getObject("matures_on", LocalDate.class),
                        row.getBoolean("matured")))
                .list());
        return Page.of(lines, limit, last -> Cursor.of(last.sequence()));
    }

    /** Whether the creator ever earned anything: who did may always see it and be paid. */
    public boolean any(long creator) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT 1 FROM payout_earning WHERE creator = :creator LIMIT 1")
                        .bind("creator", creator)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /** Diamonds and their value on a day. */
    public record Day(LocalDate date, long diamondUnits, long micros) {
        Day plus(Day other) {
            return new Day(date, diamondUnits + other.diamondUnits, micros + other.micros);
        }
    }

    /** A viewer and the coins they sent. */
    public record Supporter(long user, long coins) {}

    /**
     * One line of a creator's statement.
     *
     * @param sender null where there is none, or none who wants to be named
     */
    public record Line(
            long sequence,
            UUID entryId,
            Instant at,
            EventKind event,
            boolean promotional,
            @Nullable Long live,
            @Nullable Integer giftNumber,
            @Nullable Integer giftCount,
            @Nullable Long sender,
            @Nullable UUID giftId,
            @Nullable Long payout,
            long diamondUnits,
            long micros,
            @Nullable LocalDate maturesOn,
            boolean matured) {}
}
