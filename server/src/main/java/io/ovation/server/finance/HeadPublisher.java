package io.ovation.server.finance;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.feed.BookHeads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;

/** Publishes a head of the books every hour, so that proofs do not depend on anybody remembering to. */
@ApplicationScoped
class HeadPublisher {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final BookHeads heads;

    HeadPublisher(BookHeads heads) {
        this.heads = heads;
    }

    /** The job. */
    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("heads", FixedDelay.of(PAUSE)).execute((instance, context) -> heads.publish());
    }
}
