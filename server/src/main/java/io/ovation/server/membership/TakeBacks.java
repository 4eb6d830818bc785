package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MembershipForfeited;
import io.ovation.economics.MembershipShareTaken;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.clock.Clocks;
import io.ovation.server.earning.EarnedLines;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What a lost dispute takes back beside the payment itself: the unserved part of a given month, and the creator's share of the
 * days that were served with that money, first in first out from the day that the payment was for. Which days is written
 * down before any money moves; each has one entry whose id follows from dispute, membership and day. Blocking; any thread.
 */
@ApplicationScoped
class TakeBacks implements OutsideOperation {
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final int MOST_DAYS = 400;

    private final Database database;
    private final EarnedLines earned;
    private final Bookkeeper books;
    private final Markets markets;
    private final Clocks clocks;

    TakeBacks(Database database, EarnedLines earned, Bookkeeper books, Markets markets, Clocks clocks) {
        this.database = database;
        this.earned = earned;
        this.books = books;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * What is to be taken back.
     *
     * @param payer who had paid
     * @param market code of the payment's market
     * @param forfeitedMicros what was not served of a given month; 0 where the dispute's own entry took it
     * @param shareMicros the creator's share of what was served with that money
     * @param servesFrom first day that the payment was for
     * @param businessDay of the entries
     */
    record Wanted(
            long dispute,
            long membership,
            long creator,
            long payer,
            String market,
            String currency,
            long forfeitedMicros,
            long shareMicros,
            LocalDate servesFrom,
            LocalDate businessDay) {}

    /** Writes it down, once for each dispute and membership; the sweeper does it. */
    void begin(Handle handle, Wanted wanted) {
        if (wanted.forfeitedMicros() == 0 && wanted.shareMicros() == 0) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO membership_take_back (number, dispute, membership, creator, payer, market, currency,
                            forfeited_micros, share_micros, serves_from, business_day, status, created_at, next_attempt_at)
                        VALUES (:number, :dispute, :membership, :creator, :payer, :market, :currency, :forfeited, :share,
                            :from, :day, 'open', :now, :wall)
                        ON CONFLICT (dispute, membership) DO NOTHING""")
                .bind("number", Numbers.next())
                .bind("dispute", wanted.dispute())
                .bind("membership", wanted.membership())
                .bind("creator", wanted.creator())
                .bind("payer", wanted.payer())
                .bind("market", wanted.market())
                .bind("currency", wanted.currency())
                .bind("forfeited", wanted.forfeitedMicros())
                .bind("share", wanted.shareMicros())
                .bind("from", wanted.servesFrom())
                .bind("day", wanted.businessDay())
                .bind("now", clocks.business())
                .bind("wall", clocks.wall())
                .execute();
    }

    @Override
    public Intents intents() {
        return new Intents(database, "membership_take_back");
    }

    @Override
    public void advance(long number) {
        if (find(number).status().equals("open")) {
            // The statements tell what each day earned and when it matures: they have to be as new as the books.
            if (!books.waitFor(books.position().sequence())) {
                throw new IllegalStateException("statements are behind the books");
            }
            intents().alone(number, handle -> plan(handle, row(handle, number)));
        }
        Row row = find(number);
        if (row.status().equals("planned")) {
            post(row, days(number));
            database.useTransaction(handle -> done(handle, number));
        }
    }

    private void plan(Handle handle, Row row) {
        if (!row.status().equals("open")) {
            return;
        }
        Map<UUID, LocalDate> days = new LinkedHashMap<>();
        for (int i = 0; i < MOST_DAYS; i++) {
            LocalDate day = row.wanted().servesFrom().plusDays(i);
            days.put(DerivedIds.membershipServed(row.wanted().membership(), day), day);
        }
        Map<LocalDate, EarnedLines.Earned> byDay = new HashMap<>();
        earned.of(row.wanted().creator(), days.keySet()).forEach(each -> byDay.put(days.get(each.entry()), each));
        Map<LocalDate, Long> before = takenBefore(handle, row.wanted().membership());
        long rest = row.wanted().shareMicros();
        for (LocalDate day : days.values()) {
            EarnedLines.Earned line = byDay.get(day);
            long part = line == null ? 0 : Math.min(rest, line.micros() - before.getOrDefault(day, 0L));
            if (line != null && part > 0) {
                rest -= part;
                insert(handle, row.number(), new Day(day, part, line.maturesOn(), line.matured()));
            }
        }
        handle.createUpdate("UPDATE membership_take_back SET status = 'planned' WHERE number = :number")
                .bind("number", row.number())
                .execute();
    }

    /** What other disputes took of the days of a membership. */
    private static Map<LocalDate, Long> takenBefore(Handle handle, long membership) {
        Map<LocalDate, Long> taken = new HashMap<>();
        handle.createQuery("""
                        SELECT d.day, sum(d.share_micros) AS micros FROM membership_take_back_day d
                        JOIN membership_take_back b ON b.number = d.take_back
                        WHERE b.membership = :membership GROUP BY d.day""")
                .bind("membership", membership)
                .map((row, context) -> taken.put(row.getObject("day", LocalDate.class), row.getLong("micros")))
                .list();
        return taken;
    }

    private void post(Row row, List<Day> days) {
        Wanted wanted = row.wanted();
        Asset currency = Asset.fiat(wanted.currency());
        List<MoneyEvent> events = new ArrayList<>();
        if (wanted.forfeitedMicros() > 0) {
            events.add(new MembershipForfeited(
                    header(row, DerivedIds.membershipForfeited(wanted.dispute(), wanted.membership()), "forfeited"),
                    wanted.payer(),
                    wanted.membership(),
                    currency,
                    wanted.forfeitedMicros(),
                    wanted.dispute()));
        }
        for (Day day : days) {
            events.add(new MembershipShareTaken(
                    header(
                            row,
                            DerivedIds.membershipShareTaken(wanted.dispute(), wanted.membership(), day.day()),
                            day.day()),
                    wanted.membership(),
                    wanted.creator(),
                    currency,
                    day.shareMicros(),
                    day.maturesOn(),
                    day.matured(),
                    wanted.dispute()));
        }
        events.stream()
                .map(books::post)
                .toList()
                .forEach(answer -> answer.toCompletableFuture().join().applied());
    }

    private MoneyEvent.Header header(Row row, UUID entry, Object what) {
        return new MoneyEvent.Header(
                entry,
                Fingerprints.of("membership-take-back", row.number(), what),
                NO_DEADLINE,
                markets.get(row.wanted().market()).number(),
                row.wanted().businessDay());
    }

    private void done(Handle handle, long number) {
        boolean first = handle.createUpdate("""
                        UPDATE membership_take_back SET status = 'done', next_attempt_at = NULL
                        WHERE number = :number AND status = 'planned'""").bind("number", number).execute() == 1;
        List<Day> days = days(handle, number);
        if (first && !days.isEmpty()) {
            Events.append(
                    handle,
                    MembershipEvents.taken(
                            row(handle, number).wanted(),
                            days.size(),
                            days.stream().mapToLong(Day::shareMicros).sum(),
                            clocks.business()));
        }
    }

    private static void insert(Handle handle, long takeBack, Day day) {
        handle.createUpdate("""
                        INSERT INTO membership_take_back_day (take_back, day, share_micros, matures_on, matured)
                        VALUES (:number, :day, :share, :matures, :matured)""")
                .bind("number", takeBack)
                .bind("day", day.day())
                .bind("share", day.shareMicros())
                .bind("matures", day.maturesOn())
                .bind("matured", day.matured())
                .execute();
    }

    private List<Day> days(long number) {
        return database.withHandle(handle -> days(handle, number));
    }

    private static List<Day> days(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM membership_take_back_day WHERE take_back = :number ORDER BY day")
                .bind("number", number)
                .map((row, context) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("share_micros"),
                        row.getObject("matures_on", LocalDate.class),
                        row.getBoolean("matured")))
                .list();
    }

    private Row find(long number) {
        return database.withHandle(handle -> row(handle, number));
    }

    private static Row row(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM membership_take_back WHERE number = :number")
                .bind("number", number)
                .map(TakeBacks::row)
                .one();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getString("status"),
                new Wanted(
                        row.getLong("dispute"),
                        row.getLong("membership"),
                        row.getLong("creator"),
                        row.getLong("payer"),
                        row.getString("market"),
                        row.getString("currency"),
                        row.getLong("forfeited_micros"),
                        row.getLong("share_micros"),
                        row.getObject("serves_from", LocalDate.class),
                        row.getObject("business_day", LocalDate.class)));
    }

    private record Row(long number, String status, Wanted wanted) {}

    private record Day(LocalDate day, long shareMicros, LocalDate maturesOn, boolean matured) {}
}
