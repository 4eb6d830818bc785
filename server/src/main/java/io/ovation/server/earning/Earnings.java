package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
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

    /** What is pending in a currency, all streams together, by maturity day, soonest first. */
    public List<Day> maturing(long creator, Asset currency) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT matures_on, SUM(diamonds) AS diamonds, SUM(micros) AS micros FROM earning_pending
                        WHERE creator = :creator AND currency = :currency GROUP BY matures_on ORDER BY matures_on""")
                .bind("creator", creator)
                .bind("currency", currency.code())
                .map((row, context) -> new Day(
                        row.getObject("matures_on", LocalDate.class), row.getLong("diamonds"), row.getLong("micros")))
                .list());
    }

    /** What is pending, by stream and currency. */
    public List<Pending> pending(long creator) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT stream, currency, SUM(diamonds) AS diamonds, SUM(micros) AS micros,
                            MIN(matures_on) AS next
                        FROM earning_pending WHERE creator = :creator GROUP BY stream, currency""")
                .bind("creator", creator)
                .map((row, context) -> new Pending(
                        Stream.ofCode(row.getString("stream")),
                        Asset.fiat(row.getString("currency")),
                        row.getLong("diamonds"),
                        row.getLong("micros"),
                        row.getObject("next", LocalDate.class)))
                .list());
    }

    /** What was earned in a currency since a time, all streams together, by business day of the market, oldest first; days without earnings are left out. */
    public List<Day> byDay(long creator, Asset currency, Market market, Instant since) {
        Map<LocalDate, Day> days = new TreeMap<>();
        database.withHandle(handle -> handle.createQuery("""
                                SELECT hour, diamonds, micros FROM earning_by_hour
                                WHERE creator = :creator AND currency = :currency AND hour >= :since ORDER BY hour""")
                        .bind("creator", creator)
                        .bind("currency", currency.code())
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
                        SELECT sender, coins FROM earning_supporter WHERE creator = :creator
                        ORDER BY coins DESC, sender LIMIT :limit""")
                .bind("creator", creator)
                .bind("limit", limit)
                .map((row, context) -> new Supporter(row.getLong("sender"), row.getLong("coins")))
                .list());
    }

    /** A creator's statement, newest first. */
    public Page<Line> statement(long creator, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 2);
        List<Line> lines = database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM earning_line
                        WHERE creator = :creator AND (entry_sequence, position) < (:before, CAST(:position AS smallint))
                        ORDER BY entry_sequence DESC, position DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", key == null ? Long.MAX_VALUE : key[0])
                .bind("position", key == null ? 0 : (int) key[1])
                .bind("limit", limit + 1)
                .map((row, context) -> new Line(
                        row.getLong("entry_sequence"),
                        row.getInt("position"),
                        row.getObject("entry_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        EventKind.of(row.getInt("code")),
                        row.getBoolean("promotional"),
                        Stream.ofCode(row.getString("stream")),
                        row.getString("currency"),
                        row.getString("kind"),
                        row.getString("subject"),
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
        return Page.of(lines, limit, last -> Cursor.of(last.sequence(), last.position()));
    }

    /** Whether the creator ever earned anything: who did may always see it and be paid. */
    public boolean any(long creator) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT 1 FROM earning_line WHERE creator = :creator LIMIT 1")
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

    /**
     * What is pending of a stream in a currency.
     *
     * @param next the soonest maturity day
     */
    public record Pending(Stream stream, Asset currency, long diamondUnits, long micros, LocalDate next) {}

    /** A viewer and the coins they sent. */
    public record Supporter(long user, long coins) {}

    /**
     * One line of a creator's statement.
     *
     * @param position of the creator's lines of the same entry
     * @param kind what it was, where the feature says so
     * @param subject public id of what it was for, likewise
     * @param show number of the show or video of a gift
     * @param sender null where there is none, or none who wants to be named
     */
    public record Line(
            long sequence,
            int position,
            UUID entryId,
            Instant at,
            EventKind event,
            boolean promotional,
            Stream stream,
            String currency,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable Long show,
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
