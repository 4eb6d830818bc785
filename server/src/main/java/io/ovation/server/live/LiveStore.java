package io.ovation.server.live;

import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of shows. Blocking. */
@ApplicationScoped
class LiveStore {
    private static final String COLUMNS =
            "number, creator, title, stream_url, theme, started_at, ended_at, likes, peak_viewers";

    private final Database database;

    LiveStore(Database database) {
        this.database = database;
    }

    /** Keeps a new show; false when the creator has one that still runs. */
    boolean insert(Live live) {
        return database.inTransaction(handle -> insert(handle, live));
    }

    /** The same in a transaction of the caller's. */
    static boolean insert(Handle handle, Live live) {
        boolean begun = handle.createUpdate("""
                            INSERT INTO lives (number, creator, title, stream_url, theme, started_at)
                            VALUES (:number, :creator, :title, :streamUrl, :theme, :startedAt)
                            ON CONFLICT (creator) WHERE ended_at IS NULL DO NOTHING""")
                        .bind("number", live.number())
                        .bind("creator", live.creator())
                        .bind("title", live.title())
                        .bind("streamUrl", live.streamUrl())
                        .bind("theme", live.theme())
                        .bind("startedAt", Timestamp.from(live.startedAt()))
                        .execute()
                == 1;
        if (begun) {
            Events.append(handle, LiveEvents.started(live));
        }
        return begun;
    }

    /** Ends a show; it stays ended at the first time. */
    void end(long number, Instant at, long likes, int peakViewers) {
        database.useTransaction(handle -> {
            boolean ended = handle.createUpdate("""
                        UPDATE lives SET ended_at = :at, likes = greatest(likes, :likes),
                               peak_viewers = greatest(peak_viewers, :viewers)
                        WHERE number = :number AND ended_at IS NULL""")
                            .bind("at", Timestamp.from(at))
                            .bind("likes", likes)
                            .bind("viewers", peakViewers)
                            .bind("number", number)
                            .execute()
                    == 1;
            if (ended) {
                Live live = handle.createQuery("SELECT " + COLUMNS + " FROM lives WHERE number = :number")
                        .bind("number", number)
                        .map(LiveStore::live)
                        .one();
                Events.append(handle, LiveEvents.ended(live, at));
            }
        });
    }

    /** Writes down what a running room has counted. */
    void note(long number, long likes, int viewers) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE lives SET likes = greatest(likes, :likes), peak_viewers = greatest(peak_viewers, :viewers)
                        WHERE number = :number""")
                .bind("likes", likes)
                .bind("viewers", viewers)
                .bind("number", number)
                .execute());
    }

    Optional<Live> find(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM lives WHERE number = :number")
                        .bind("number", number)
                        .map(LiveStore::live)
                        .findOne());
    }

    List<Live> running() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM lives WHERE ended_at IS NULL ORDER BY number")
                        .map(LiveStore::live)
                        .list());
    }

    private static Live live(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Timestamp endedAt = row.getTimestamp("ended_at");
        return new Live(
                row.getLong("number"),
                row.getLong("creator"),
                row.getString("title"),
                row.getString("stream_url"),
                row.getString("theme"),
                row.getTimestamp("started_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("likes"),
                row.getInt("peak_viewers"));
    }
}
