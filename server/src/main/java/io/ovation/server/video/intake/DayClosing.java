package io.ovation.server.video.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.video.EngagementDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Closes days whose time is over, and throws away fingerprints that nobody asks for any more. Any thread; blocks on SQL. */
@ApplicationScoped
class DayClosing implements TimeListener {
    private static final int AT_ONCE = 500;
    private static final int MOST_ROUNDS = 100;
    private static final String PREFIX = "engagement_seen_";

    private final EngagementDays days;
    private final Markets markets;
    private final Clocks clocks;
    private final Database database;
    private final Duration daysStayOpen;

    DayClosing(EngagementDays days, Markets markets, Clocks clocks, Database database, EngagementSettings settings) {
        this.days = days;
        this.markets = markets;
        this.clocks = clocks;
        this.database = database;
        this.daysStayOpen = settings.daysStayOpen();
    }

    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("engagement-days", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> closeDue());
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        closeDue();
    }

    /**
     * Closes every day whose time is over by now.
     *
     * @return how many
     */
    int closeDue() {
        Instant now = clocks.business();
        LocalDate latest = LocalDate.ofInstant(now.minus(daysStayOpen), ZoneOffset.ofHours(14));
        int closed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<EngagementDays.OpenDay> due = days.open(latest, AT_ONCE).stream()
                    .filter(each -> !now.isBefore(end(each).plus(daysStayOpen)))
                    .toList();
            days.closeAll(due, "time");
            closed += due.size();
            if (due.size() < AT_ONCE) {
                break;
            }
        }
        forget(EngagementLog.oldestOpen(now, daysStayOpen));
        return closed;
    }

    private Instant end(EngagementDays.OpenDay day) {
        Market market = markets.get(day.market());
        return day.day().plusDays(1).atStartOfDay(market.zone()).toInstant();
    }

    /** Drops the fingerprints of days that are closed by time in every market. */
    private void forget(LocalDate oldestOpen) {
        List<String> tables = database.withHandle(
                handle -> handle.createQuery("""
                        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = 'engagement_seen'::regclass""").mapTo(String.class).list());
        for (String table : tables) {
            LocalDate day = LocalDate.parse(table.substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE);
            if (day.isBefore(oldestOpen)) {
                database.useTransaction(handle -> {
                    EngagementDays.lock(handle);
                    handle.execute("DROP TABLE IF EXISTS " + EngagementLog.partition(day));
                });
            }
        }
    }
}
