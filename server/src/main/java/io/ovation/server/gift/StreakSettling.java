package io.ovation.server.gift;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.live.room.Streaks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Tells the end of each streak once. A streak that was told of stands in a table of its own until nothing can join it any
 * more: its gap is over, and the rows show the books up to a batch that was durable after that. The table is no projection
 * and stays when projections are built again.
 */
@ApplicationScoped
public class StreakSettling {
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Clocks clocks;
    private final GiftTelling telling;

    StreakSettling(Database database, Bookkeeper bookkeeper, Clocks clocks, GiftCatalogue catalogue) {
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.clocks = clocks;
        this.telling = new GiftTelling(catalogue);
    }

    @Produces
    @ApplicationScoped
    Task<Void> job() {
        return Tasks.recurring("gift-streaks", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> settle(clocks.wall()));
    }

    /** Notes that streaks are open, or still are, each with the wall time of its last gift. */
    static void open(Handle handle, Map<UUID, Long> lastAt) {
        if (lastAt.isEmpty()) {
            return;
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO gift_streak_open (streak, last_at) VALUES (:streak, :at)
                ON CONFLICT (streak) DO UPDATE SET last_at = excluded.last_at""")) {
            lastAt.forEach(
                    (streak, at) -> rows.bind("streak", streak).bind("at", at).add());
            rows.execute();
        }
    }

    /**
     * Settles what is over at this wall-clock time.
     *
     * @return how many streaks
     */
    int settle(Instant wall) {
        long over = wall.toEpochMilli() - Streaks.GAP_MILLIS - Streaks.GRACE_MILLIS;
        boolean isAny = database.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM gift_streak_open WHERE last_at < :over)")
                        .bind("over", over)
                        .mapTo(Boolean.class)
                        .one());
        if (!isAny) {
            return 0;
        }
        long durable = bookkeeper.position().sequence();
        return database.inTransaction(handle -> {
            long shown = handle.createQuery("SELECT COALESCE(MAX(sequence), 0) FROM gift_progress")
                    .mapTo(Long.class)
                    .one();
            return shown < durable ? 0 : settle(handle, over);
        });
    }

    private int settle(Handle handle, long over) {
        List<StreakRows.Row> ended = handle.createQuery("""
                        WITH ended AS (
                            DELETE FROM gift_streak_open WHERE streak IN (
                                SELECT o.streak FROM gift_streak_open o JOIN gift_streaks s ON s.id = o.streak
                                WHERE o.last_at < :over ORDER BY o.last_at LIMIT :limit)
                            RETURNING streak)
                        SELECT s.* FROM gift_streaks s JOIN ended ON ended.streak = s.id ORDER BY s.last_at""")
                .bind("over", over)
                .bind("limit", AT_ONCE)
                .map((row, context) -> new StreakRows.Row(
                        row.getObject("id", UUID.class),
                        new StreakRows.Key(
                                row.getLong("live"),
                                row.getLong("sender"),
                                row.getBoolean("anonymous"),
                                row.getInt("gift")),
                        row.getLong("count"),
                        row.getLong("coins"),
                        row.getLong("first_at"),
                        row.getLong("last_at")))
                .list();
        Events.append(
                handle,
                ended.stream()
                        .map(row -> EventDraft.of(
                                GiftEvents.STREAK_SETTLED,
                                GiftTelling.live(row.key().live()),
                                clocks.business(),
                                telling.streak(row)))
                        .toList());
        return ended.size();
    }
}
