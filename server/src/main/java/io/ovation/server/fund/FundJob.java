package io.ovation.server.fund;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the days that are due, market by market in the order of days, and goes on with runs that were left between two steps. Runs
 * every fifteen seconds and whenever somebody moves the business clock; of several servers one works at a time.
 */
@ApplicationScoped
public class FundJob implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(FundJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private static final long LOCK = Fingerprints.of("fund-job").high();

    private final FundClosing closing;
    private final FundStore store;
    private final Database database;
    private final Markets markets;
    private final Clocks clocks;

    FundJob(FundClosing closing, FundStore store, Database database, Markets markets, Clocks clocks) {
        this.closing = closing;
        this.store = store;
        this.database = database;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        alone(this::work);
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> fundCloses() {
        return Tasks.recurring("fund-closes", FixedDelay.of(PAUSE)).execute((instance, context) -> workUnlessBusy());
    }

    /** While this runs, no other server and no other thread works on the fund; waits until that is so. */
    void alone(Runnable what) {
        database.useTransaction(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(:key)::text")
                    .bind("key", LOCK)
                    .mapTo(String.class)
                    .one();
            what.run();
        });
    }

    private void workUnlessBusy() {
        database.useTransaction(handle -> {
            boolean isMine = handle.createQuery("SELECT pg_try_advisory_xact_lock(:key)")
                    .bind("key", LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (isMine) {
                work();
            }
        });
    }

    /** Opens what is due, and takes every open run as far as it goes now. A market whose run fails waits; the others go on. */
    private void work() {
        openDue();
        Set<String> waiting = new HashSet<>();
        for (FundRun run : store.unfinished()) {
            if (!waiting.contains(run.market()) && !isEnded(run)) {
                waiting.add(run.market());
            }
        }
    }

    private boolean isEnded(FundRun run) {
        try {
            closing.advance(run.number());
            return store.get(run.number()).state() == RunState.CLOSED;
        } catch (RuntimeException fault) {
            LOG.warn(
                    "The fund's close {} of {} {} goes on later: {}",
                    run.id(),
                    run.market(),
                    run.day(),
                    fault.toString());
            store.fault(run.number(), String.valueOf(fault.getMessage()));
            return false;
        }
    }

    private void openDue() {
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        List<Due> days = database.withHandle(handle -> handle.createQuery("""
                        SELECT d.market, d.day FROM engagement_day d
                        WHERE d.day < :latest AND NOT EXISTS (
                            SELECT 1 FROM fund_run r WHERE r.market = d.market AND r.day = d.day)
                        ORDER BY d.day, d.market""")
                .bind("latest", latest)
                .map((row, context) -> new Due(row.getString(1), row.getObject(2, LocalDate.class)))
                .list());
        for (Due due : days) {
            Market market = markets.get(due.market());
            if (market.has(Feature.FUND)) {
                open(market, due.day());
            }
        }
    }

    private void open(Market market, LocalDate day) {
        database.useTransaction(handle -> {
            Optional<FundTerms> terms = TermsBook.inForce(handle, market.code(), day);
            Instant now = clocks.business();
            if (terms.isPresent()
                    && !now.isBefore(day.plusDays(1)
                            .atStartOfDay(market.zone())
                            .toInstant()
                            .plus(Duration.ofHours(terms.get().closeAfterHours())))) {
                store.open(handle, market.code(), day, 0, Changes.NONE, "The day's close", terms.get(), now);
            }
        });
    }

    private record Due(String market, LocalDate day) {}
}
