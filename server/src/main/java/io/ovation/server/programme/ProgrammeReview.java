package io.ovation.server.programme;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.store.Database;
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
 * Looks at every member once a day of their market, and at once when something was learned of them: status is lost and returns
 * without anybody asking. Run twice, or by two servers, it decides once.
 */
@ApplicationScoped
public class ProgrammeReview implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeReview.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 10_000;

    private final Programme programme;
    private final Database database;
    private final Clocks clocks;

    ProgrammeReview(Programme programme, Database database, Clocks clocks) {
        this.programme = programme;
        this.database = database;
        this.clocks = clocks;
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        review();
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> programmeReview() {
        return Tasks.recurring("programme-review", FixedDelay.of(PAUSE)).execute((instance, context) -> review());
    }

    /**
     * Reviews who is due. One whose review fails is left for the next time; the others go on.
     *
     * @return how many decisions were made
     */
    int review() {
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        long after = 0;
        int decisions = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            long from = after;
            List<Long> due = database.withHandle(handle -> ProgrammeStore.due(handle, latest, from, PAGE));
            for (long user : due) {
                decisions += reviewed(user) ? 1 : 0;
                after = user;
            }
            if (due.size() < PAGE) {
                break;
            }
        }
        return decisions;
    }

    private boolean reviewed(long user) {
        try {
            return programme.review(user).isPresent();
        } catch (RuntimeException fault) {
            LOG.warn("The review of member {} is tried again later: {}", user, fault.toString());
            return false;
        }
    }
}
