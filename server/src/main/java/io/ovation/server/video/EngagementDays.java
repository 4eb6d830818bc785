package io.ovation.server.video;

import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which days of which markets are closed. Until then late events count; from then on they are refused, and the facts of that market
 * and day never change again. Closing takes the lock that every commit of the intake takes, on all instances: when it returns,
 * whatever was counted is committed and nothing more will be. Any thread; blocks on SQL.
 */
@ApplicationScoped
public class EngagementDays {
    private final Database database;
    private final Clocks clocks;

    EngagementDays(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * A closed day of a market.
     *
     * @param closedAt business time
     * @param closedBy who needed it frozen, such as {@code fund} or {@code time}
     */
    public record ClosedDay(String market, LocalDate day, Instant closedAt, String closedBy) {}

    /**
     * Closes a day of a market for good; one that is closed stays as it was closed first. It must have ended in the market's zone.
     *
     * @throws IllegalArgumentException when the day has not ended yet
     */
    public ClosedDay close(Market market, LocalDate day, String by) {
        return database.inTransaction(handle -> close(handle, market, day, by));
    }

    /** The same in the caller's transaction: frozen from its commit on; the intake waits until then. */
    public ClosedDay close(Handle handle, Market market, LocalDate day, String by) {
        Instant now = clocks.business().truncatedTo(ChronoUnit.MICROS);
        if (now.isBefore(day.plusDays(1).atStartOfDay(market.zone()).toInstant())) {
            throw new IllegalArgumentException(day + " has not ended in " + market.code());
        }
        lock(handle);
        Optional<ClosedDay> before = find(handle, market, day);
        if (before.isPresent()) {
            return before.get();
        }
        handle.createUpdate("""
                        INSERT INTO engagement_day (market, day, closed_at, closed_by) VALUES (:market, :day, :at, :by)
                        ON CONFLICT (market, day) DO UPDATE SET closed_at = excluded.closed_at,
                            closed_by = excluded.closed_by""")
                .bind("market", market.code())
                .bind("day", day)
                .bind("at", Timestamp.from(now))
                .bind("by", by)
                .execute();
        Events.append(handle, VideoEvents.dayClosed(market.code(), day, now));
        return new ClosedDay(market.code(), day, now, by);
    }

    /** When and by whom a day was closed; empty while it takes events. */
    public Optional<ClosedDay> find(Market market, LocalDate day) {
        return database.withHandle(handle -> find(handle, market, day));
    }

    /** The same in the caller's transaction. */
    public static Optional<ClosedDay> find(Handle handle, Market market, LocalDate day) {
        return handle.createQuery("""
                        SELECT market, day, closed_at, closed_by FROM engagement_day
                        WHERE market = :market AND day = :day AND closed_at IS NOT NULL""")
                .bind("market", market.code())
                .bind("day", day)
                .map((row, context) -> new ClosedDay(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .findOne();
    }

    /** The closed days of a market since one, newest first. */
    public List<ClosedDay> since(Market market, LocalDate day) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT market, day, closed_at, closed_by FROM engagement_day
                        WHERE market = :market AND day >= :day AND closed_at IS NOT NULL ORDER BY day DESC""")
                .bind("market", market.code())
                .bind("day", day)
                .map((row, context) -> new ClosedDay(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .list());
    }

    /** Days with facts that take events, none after this one, oldest first. */
    public List<OpenDay> open(LocalDate latest, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT market, day FROM engagement_day WHERE closed_at IS NULL AND day <= :latest
                        ORDER BY day, market LIMIT :limit""")
                .bind("latest", latest)
                .bind("limit", limit)
                .map((row, context) -> new OpenDay(row.getString(1), row.getObject(2, LocalDate.class)))
                .list());
    }

    /**
     * A day of a market that still takes events.
     *
     * @param market its code
     */
    public record OpenDay(String market, LocalDate day) {}

    /** Closes several days that have ended, in one transaction; those that are closed already stay as they are. */
    public void closeAll(List<OpenDay> ended, String by) {
        if (ended.isEmpty()) {
            return;
        }
        Instant now = clocks.business().truncatedTo(ChronoUnit.MICROS);
        database.useTransaction(handle -> {
            lock(handle);
            List<EventDraft> told = new ArrayList<>();
            for (OpenDay each : ended) {
                int closed = handle.createUpdate("""
                                UPDATE engagement_day SET closed_at = :at, closed_by = :by
                                WHERE market = :market AND day = :day AND closed_at IS NULL""")
                        .bind("at", Timestamp.from(now))
                        .bind("by", by)
                        .bind("market", each.market())
                        .bind("day", each.day())
                        .execute();
                if (closed == 1) {
                    told.add(VideoEvents.dayClosed(each.market(), each.day(), now));
                }
            }
            Events.append(handle, told);
        });
    }

    /** Holds the head of the intake's log until the transaction ends: nobody else adds to facts or closes days meanwhile. */
    public static long lock(Handle handle) {
        return handle.createQuery("SELECT sequence FROM engagement_head WHERE id = 1 FOR UPDATE")
                .mapTo(Long.class)
                .one();
    }
}
