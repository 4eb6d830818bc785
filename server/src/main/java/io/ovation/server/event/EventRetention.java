package io.ovation.server.event;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets events that are old enough, a few thousand in a transaction. The books keep what they keep all the same. */
@ApplicationScoped
public class EventRetention {
    private static final int AT_ONCE = 5_000;
    private static final int MOST_ROUNDS = 2_000;
    private static final Duration SHORTEST = Duration.ofDays(7);

    private final Database database;
    private final Duration kept;

    @Inject
    EventRetention(Database database, EventSettings settings) {
        this(database, settings.kept());
    }

    /**
     * Keeps events of a database for a time.
     *
     * @throws IllegalArgumentException below seven days: what webhooks try again must still be there
     */
    public EventRetention(Database database, Duration kept) {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("ovation.events.kept is at least seven days (P7D)");
        }
        this.database = database;
        this.kept = kept;
    }

    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("event-retention", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> forget());
    }

    /**
     * Forgets what is older than it is kept, by the wall clock.
     *
     * @return how many events
     */
    public int forget() {
        int forgotten = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int now = database.inTransaction(handle -> handle.createUpdate("""
                            DELETE FROM event_log WHERE position IN (
                                SELECT position FROM (SELECT position, written_at FROM event_log
                                    ORDER BY position LIMIT :limit) AS oldest
                                WHERE written_at < now() - CAST(:seconds AS bigint) * interval '1 second')""")
                    .bind("limit", AT_ONCE)
                    .bind("seconds", kept.toSeconds())
                    .execute());
            forgotten += now;
            if (now < AT_ONCE) {
                break;
            }
        }
        return forgotten;
    }
}
