package io.ovation.server.payout;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for payouts by itself, on the days creators chose. The key of such a payout is its day, so the job may die anywhere, or
 * run on two servers, and asks once. What cannot be paid on its day (too little, account frozen) is noted and tried on the next.
 * Blocking; any thread.
 */
@ApplicationScoped
public class PayoutSchedules implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutSchedules.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10_000;
    private static final int LAST_DAY_OF_EVERY_MONTH = 28;

    private final Database database;
    private final Payouts payouts;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    PayoutSchedules(Database database, Payouts payouts, Users users, Markets markets, Clocks clocks) {
        this.database = database;
        this.payouts = payouts;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> schedules() {
        return Tasks.recurring("payout-schedules", FixedDelay.of(PAUSE)).execute((instance, context) -> run());
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        run();
    }

    /** A creator's schedule; empty when they ask themselves. */
    public Optional<PayoutSchedule> find(long creator) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM payout_schedule WHERE creator = :creator")
                        .bind("creator", creator)
                        .map(PayoutSchedules::row)
                        .findOne());
    }

    /** Chooses a schedule; {@code on_request} ends it. The same again changes nothing. */
    public Optional<PayoutSchedule> choose(User creator, @Nullable String schedule, @Nullable Integer day) {
        if ("on_request".equals(schedule)) {
            database.useTransaction(
                    handle -> handle.createUpdate("DELETE FROM payout_schedule WHERE creator = :creator")
                            .bind("creator", creator.number())
                            .execute());
            return Optional.empty();
        }
        PayoutSchedule.Every every = every(schedule);
        int most = every == PayoutSchedule.Every.WEEKLY ? 7 : LAST_DAY_OF_EVERY_MONTH;
        int chosen = day == null ? 1 : day;
        if (chosen < 1 || chosen > most) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("day")
                    .detail("The day of a " + every.text() + " schedule is 1 to " + most);
        }
        LocalDate next = PayoutSchedule.after(every, chosen, clocks.today(markets.of(creator)));
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO payout_schedule AS s (creator, schedule, day, next_on, changed_at)
                        VALUES (:creator, :schedule, :day, :next, :at)
                        ON CONFLICT (creator) DO UPDATE SET schedule = excluded.schedule, day = excluded.day,
                            next_on = excluded.next_on, changed_at = excluded.changed_at
                        WHERE (s.schedule, s.day) IS DISTINCT FROM (excluded.schedule, excluded.day)""")
                .bind("creator", creator.number())
                .bind("schedule", every.text())
                .bind("day", chosen)
                .bind("next", next)
                .bind("at", clocks.business())
                .execute());
        return find(creator.number());
    }

    /**
     * Asks for what is due.
     *
     * @return how many payouts were asked for
     */
    public int run() {
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        LocalDate afterDay = LocalDate.EPOCH;
        long afterCreator = Long.MIN_VALUE;
        int asked = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<PayoutSchedule> due = due(latest, afterDay, afterCreator);
            for (PayoutSchedule schedule : due) {
                User creator = users.get(schedule.creator());
                if (!schedule.nextOn().isAfter(clocks.today(markets.of(creator)))) {
                    asked += ask(creator, schedule) ? 1 : 0;
                }
            }
            if (due.size() < PAGE) {
                break;
            }
            afterDay = due.getLast().nextOn();
            afterCreator = due.getLast().creator();
        }
        return asked;
    }

    private boolean ask(User creator, PayoutSchedule schedule) {
        String note;
        boolean asked = false;
        try {
            note = payouts.ask(creator, null, "schedule:" + schedule.nextOn()).id();
            asked = true;
        } catch (Problem refused) {
            if (refused.code().status() >= 500 || refused.code() == ProblemCode.TOO_MANY_REQUESTS) {
                LOG.warn(
                        "The payout of {} on {} is tried again: {}",
                        creator.id(),
                        schedule.nextOn(),
                        refused.toString());
                return false;
            }
            note = refused.code().code();
        } catch (RuntimeException fault) {
            LOG.warn("The payout of {} on {} is tried again: {}", creator.id(), schedule.nextOn(), fault.toString());
            return false;
        }
        String kept = note;
        LocalDate next = PayoutSchedule.after(schedule.every(), schedule.day(), clocks.today(markets.of(creator)));
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payout_schedule SET last_on = :day, last_note = :note, next_on = :next
                        WHERE creator = :creator AND next_on = :day""")
                .bind("day", schedule.nextOn())
                .bind("note", kept)
                .bind("next", next)
                .bind("creator", schedule.creator())
                .execute());
        return asked;
    }

    private List<PayoutSchedule> due(LocalDate latest, LocalDate afterDay, long afterCreator) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout_schedule
                        WHERE next_on <= :latest AND (next_on, creator) > (:day, :creator)
                        ORDER BY next_on, creator LIMIT :limit""")
                .bind("latest", latest)
                .bind("day", afterDay)
                .bind("creator", afterCreator)
                .bind("limit", PAGE)
                .map(PayoutSchedules::row)
                .list());
    }

    private static PayoutSchedule.Every every(@Nullable String text) {
        for (PayoutSchedule.Every each : PayoutSchedule.Every.values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("schedule")
                .detail("The schedule is weekly, monthly or on_request");
    }

    private static PayoutSchedule row(ResultSet row, StatementContext context) throws SQLException {
        return new PayoutSchedule(
                row.getLong("creator"),
                PayoutSchedule.Every.valueOf(row.getString("schedule").toUpperCase(Locale.ROOT)),
                row.getInt("day"),
                row.getObject("next_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getString("last_note"));
    }
}
