package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of creators' income by day of a time zone. Blocking; any thread. */
@ApplicationScoped
public class IncomeRows {
    private final Database database;

    IncomeRows(Database database) {
        this.database = database;
    }

    /** All parts of a creator's income, first and last day included, by day. */
    public List<Row> byDay(long creator, ZoneId zone, LocalDate first, LocalDate last) {
        return byDay(List.of(creator), zone, first, last).getOrDefault(creator, List.of());
    }

    /** The same of several creators of one time zone. */
    public Map<Long, List<Row>> byDay(List<Long> creators, ZoneId zone, LocalDate first, LocalDate last) {
        Map<Long, List<Row>> rows = new HashMap<>();
        database.withHandle(handle -> handle.createQuery("""
                        SELECT creator, CAST(hour AT TIME ZONE :zone AS date) AS day, stream, part, currency,
                            SUM(micros) AS micros, SUM(entries) AS entries, SUM(gross) AS gross
                        FROM earning_income WHERE creator = ANY(:creators) AND hour >= :from AND hour < :to
                        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""")
                .bind("zone", zone.getId())
                .bindArray("creators", Long.class, creators.toArray())
                .bind("from", first.atStartOfDay(zone).toInstant())
                .bind("to", last.plusDays(1).atStartOfDay(zone).toInstant())
                .map((row, context) -> rows.computeIfAbsent(row.getLong("creator"), nothing -> new ArrayList<>())
                        .add(new Row(
                                row.getObject("day", LocalDate.class),
                                row.getString("stream").isEmpty() ? null : Stream.ofCode(row.getString("stream")),
                                IncomePart.ofCode(row.getString("part")),
                                Asset.fiat(row.getString("currency")),
                                row.getLong("micros"),
                                row.getLong("entries"),
                                row.getLong("gross"))))
                .list());
        return rows;
    }

    /** Numbers of the creators who have a part of income in some days, in their order, a page at a time. */
    public List<Long> creators(ZoneId zone, LocalDate first, LocalDate last, long after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT creator FROM earning_income
                        WHERE hour >= :from AND hour < :to AND creator > :after ORDER BY creator LIMIT :limit""")
                .bind("from", first.atStartOfDay(zone).toInstant())
                .bind("to", last.plusDays(1).atStartOfDay(zone).toInstant())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }

    /**
     * A sum of one day.
     *
     * @param stream null for payouts
     * @param micros of the currency, with its sign
     * @param entries how many entries made it, those that took back not counted
     * @param gross micros without what was taken back
     */
    public record Row(
            LocalDate day,
            @Nullable Stream stream,
            IncomePart part,
            Asset currency,
            long micros,
            long entries,
            long gross) {}
}
