package io.ovation.server.payout;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases reserves on their day, in the market's zone. The id of each release follows from its payout: run twice, or by two
 * servers, it finds that the entry exists. Runs every minute and whenever somebody moves the business clock.
 */
@ApplicationScoped
public class ReserveRelease implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(ReserveRelease.class);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 10_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final PayoutStore store;
    private final PayoutTermsStore terms;
    private final PayoutReserves reserves;
    private final Markets markets;
    private final Clocks clocks;

    ReserveRelease(PayoutStore store, PayoutTermsStore terms, Bookkeeper bookkeeper, Markets markets, Clocks clocks) {
        this.store = store;
        this.terms = terms;
        this.reserves = new PayoutReserves(bookkeeper::postAndWait, terms, markets);
        this.markets = markets;
        this.clocks = clocks;
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> releases() {
        return Tasks.recurring("payout-reserve-release", FixedDelay.of(PAUSE)).execute((instance, context) -> run());
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        run();
    }

    /**
     * Releases what is due.
     *
     * @return how many reserves
     */
    public int run() {
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        LocalDate afterDay = LocalDate.EPOCH;
        long afterPayout = Long.MIN_VALUE;
        int released = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<PayoutTerms> due = terms.dueOn(latest, afterDay, afterPayout, PAGE);
            for (PayoutTerms each : due) {
                released += release(each) ? 1 : 0;
            }
            if (due.size() < PAGE) {
                break;
            }
            PayoutTerms last = due.getLast();
            afterDay = last.reserveUntil() == null ? afterDay : last.reserveUntil();
            afterPayout = last.payout();
        }
        return released;
    }

    private boolean release(PayoutTerms each) {
        Payout payout = store.get(each.payout());
        LocalDate today = clocks.today(markets.get(payout.market()));
        if (each.reserveUntil() == null || each.reserveUntil().isAfter(today)) {
            return false;
        }
        try {
            reserves.release(payout);
            return true;
        } catch (RuntimeException fault) {
            LOG.warn("The reserve of {} is released later: {}", payout.id(), fault.toString());
            return false;
        }
    }
}
