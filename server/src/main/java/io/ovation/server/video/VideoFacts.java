package io.ovation.server.video;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the daily facts. Any thread; blocks on SQL. */
@ApplicationScoped
public class VideoFacts {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final String COLUMNS = """
            video, day, market, source, creator, views, qualified_views, excluded_own, excluded_paid, excluded_short,
            excluded_repeat, excluded_same_device, excluded_fraud, likes, comments, shares, watch_seconds\s""";

    private final Database database;

    VideoFacts(Database database) {
        this.database = database;
    }

    /**
     * All counts of a video, over all time.
     *
     * @param views all of them, excluded ones too
     */
    public record Totals(long views, long qualifiedViews, long likes, long comments, long shares, long watchSeconds) {
        /** Nothing has happened yet. */
        public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);
    }

    /** The facts of a video from one day to another (both inclusive), by day, market and source. */
    public List<VideoDayFact> ofVideo(long video, LocalDate from, LocalDate to) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM video_day_fact WHERE video = :video AND day BETWEEN :from AND :to
                        ORDER BY day, market, source""")
                .bind("video", video)
                .bind("from", from)
                .bind("to", to)
                .map(VideoFacts::fact)
                .list());
    }

    /**
     * Hands over every fact of a day of a market, by video and source, in the handle's transaction; some ten thousand are in memory
     * at a time. The facts are final once the day {@linkplain EngagementDays#close is closed}.
     */
    public void ofDay(Handle handle, String market, LocalDate day, Consumer<VideoDayFact> taker) {
        handle.createQuery("SELECT " + COLUMNS + """
                        FROM video_day_fact WHERE market = :market AND day = :day ORDER BY video, source""")
                .bind("market", market)
                .bind("day", day)
                .setFetchSize(ROWS_AT_ONCE)
                .map(VideoFacts::fact)
                .useStream(facts -> facts.forEach(taker));
    }

    /** All views of a creator's videos from one day to another (both inclusive), in all markets; excluded ones too. */
    public long viewsOfCreator(long creator, LocalDate from, LocalDate to) {
        return sumOfCreator("views", creator, from, to);
    }

    /** The qualified views of a creator's videos from one day to another (both inclusive), in all markets. */
    public long qualifiedViewsOfCreator(long creator, LocalDate from, LocalDate to) {
        return sumOfCreator("qualified_views", creator, from, to);
    }

    /** What all time added up to, by video; those that nothing happened to are left out. */
    public Map<Long, Totals> totals(Collection<Long> videos) {
        if (videos.isEmpty()) {
            return Map.of();
        }
        return database.withHandle(handle -> {
            Map<Long, Totals> totals = new HashMap<>();
            handle.createQuery("""
                            SELECT video, sum(views)::bigint, sum(qualified_views)::bigint, sum(likes)::bigint,
                                sum(comments)::bigint, sum(shares)::bigint, sum(watch_seconds)::bigint
                            FROM video_day_fact WHERE video = ANY (:videos) GROUP BY video""")
                    .bindArray("videos", Long.class, videos.toArray())
                    .map((row, context) -> Map.entry(
                            row.getLong(1),
                            new Totals(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7))))
                    .forEach(each -> totals.put(each.getKey(), each.getValue()));
            return totals;
        });
    }

    private long sumOfCreator(String column, long creator, LocalDate from, LocalDate to) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(sum(f.%s), 0)::bigint FROM video v
                        JOIN video_day_fact f ON f.video = v.number AND f.day BETWEEN :from AND :to
                        WHERE v.creator = :creator""".formatted(column))
                .bind("creator", creator)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .one());
    }

    private static VideoDayFact fact(ResultSet row, StatementContext context) throws SQLException {
        return new VideoDayFact(
                row.getLong(1),
                row.getObject(2, LocalDate.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                row.getLong(17));
    }
}
