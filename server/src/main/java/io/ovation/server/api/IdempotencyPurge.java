package io.ovation.server.api;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets idempotency keys whose documented time is over, every hour, a thousand rows at a time. */
@ApplicationScoped
public class IdempotencyPurge {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 1_000;
    private static final int MOST_ROUNDS = 10_000;

    private final Database database;

    IdempotencyPurge(Database database) {
        this.database = database;
    }

    /** The job. */
    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("idempotency-purge", FixedDelay.of(PAUSE))
                .execute((instance, context) -> purge(Instant.now()));
    }

    /**
     * Forgets what is older than {@link IdempotencyKeys#KEPT_FOR} at this wall-clock time.
     *
     * @return how many rows went
     */
    int purge(Instant wall) {
        Instant before = wall.minus(IdempotencyKeys.KEPT_FOR);
        return rounds("""
                        DELETE FROM idempotency_keys WHERE ctid IN
                            (SELECT ctid FROM idempotency_keys WHERE kept_at < :before LIMIT :limit)""", OffsetDateTime.ofInstant(before, ZoneOffset.UTC)) + rounds("""
                        DELETE FROM first_seen_keys WHERE ctid IN
                            (SELECT ctid FROM first_seen_keys WHERE seen_millis < :before LIMIT :limit)""", before.toEpochMilli());
    }

    private int rounds(String sql, Object before) {
        int gone = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int now = database.inTransaction(handle -> handle.createUpdate(sql)
                    .bind("before", before)
                    .bind("limit", AT_ONCE)
                    .execute());
            gone += now;
            if (now < AT_ONCE) {
                break;
            }
        }
        return gone;
    }
}
