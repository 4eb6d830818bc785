package io.ovation.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;

/**
 * The creator fund's close of one day of one market with very many video-day facts, by the real server in its own process: its job
 * finds the day, freezes the inputs, computes every share, posts one entry a paid creator, and publishes. A quarter of the creators
 * meet the fund's criteria. The facts are planted by SQL first, which is not measured; indexes of videos that the close does not
 * use are dropped for that.
 */
final class FundClose implements Scenario {

    private static final int VIDEOS_A_CREATOR = 50;
    private static final long FACTS_AT_ONCE = 1_000_000;
    private static final long PATIENCE_NANOS = 3_600L * 1_000_000_000;
    private static final String DAY = "((now() AT TIME ZONE 'America/New_York')::date - 2)";

    @Override
    public String name() {
        return "fund";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        String database = bench.postgres().freshUrl();
        long facts = bench.facts();
        try (ServerProcess server = ServerProcess.start(
                        bench.directory().resolve("fund"), false, Map.of("OVATION_DATABASE_URL", database));
                Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            plant(statement, facts, report);
            long processor = server.processorTime().toNanos();
            statement.execute("INSERT INTO engagement_day (market, day) VALUES ('US', " + DAY + ")");
            Figures figures = watch(statement, report);
            processor = server.processorTime().toNanos() - processor;
            check(statement);
            report.line(
                    "Close of a day of the fund with " + Report.count(facts) + " video-day facts",
                    seconds(figures.total()),
                    String.format(
                            Locale.ROOT,
                            "freezing %s, computing %s, posting %s entries %s; %s MB of frozen inputs; processor time of the "
                                    + "server's JVM %s; the aim is below 300 s",
                            seconds(figures.frozen()),
                            seconds(figures.computed() - figures.frozen()),
                            Report.count(figures.entries()),
                            seconds(figures.total() - figures.computed()),
                            Report.count(figures.inputBytes() / 1e6),
                            seconds(processor)));
        }
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private static void plant(Statement statement, long facts, Report report) throws SQLException {
        long creators = Math.max(1, facts / VIDEOS_A_CREATOR);
        report.progress("planting " + Report.count(creators) + " creators");
        statement.execute("DROP INDEX video_hashtags, video_published");
        statement.execute("ALTER TABLE video DROP CONSTRAINT video_external_id_key");
        statement.execute("ALTER TABLE video_day_fact DROP CONSTRAINT video_day_fact_pkey");
        statement.execute("SET synchronous_commit = off");
        statement.execute("""
                INSERT INTO users (number, external_id, name, handle, avatar_seed, market, birth_date, followers)
                SELECT 1000000000 + c, 'bench-' || c, 'Creator ' || c, 'bench' || c, 'b', 'US', DATE '1995-05-05', 0
                FROM generate_series(1, %d) AS c""".formatted(creators));
        statement.execute("""
                INSERT INTO programme_fact (user_number, kind, value, known_at, source)
                SELECT 1000000000 + c, f.kind, CASE WHEN f.kind = 'followers' AND c %% 4 > 0 THEN '500' ELSE f.value END,
                    now() - interval '90 days', 'platform'
                FROM generate_series(1, %d) AS c, (VALUES ('followers', '50000'), ('birth_date', '1995-05-05'),
                    ('account_kind', 'personal'), ('residence', 'US')) AS f (kind, value)""".formatted(creators));
        for (long from = 0; from < facts; from += FACTS_AT_ONCE) {
            long until = Math.min(facts, from + FACTS_AT_ONCE);
            statement.execute("""
                    INSERT INTO video (number, external_id, creator, title, length_seconds, created_at, published_at)
                    SELECT 2000000000 + v, v, 1000000000 + 1 + v / %d, 'V', 30, now() - interval '40 days',
                        now() - interval '40 days'
                    FROM generate_series(%d, %d) AS v""".formatted(VIDEOS_A_CREATOR, from, until - 1));
            statement.execute("""
                    INSERT INTO video_day_fact (video, day, market, source, creator, views, qualified_views, excluded_short,
                        likes, watch_seconds)
                    SELECT 2000000000 + v, %s, 'US', 'for_you', 1000000000 + 1 + v / %d, 3000 + v %% 997 + v %% 13,
                        3000 + v %% 997, v %% 13, v %% 101, 20000 + v %% 4001
                    FROM generate_series(%d, %d) AS v""".formatted(DAY, VIDEOS_A_CREATOR, from, until - 1));
            report.progress("planted " + Report.count(until) + " videos and facts");
        }
        statement.execute("ALTER TABLE video_day_fact ADD PRIMARY KEY (video, day, market, source)");
        for (String table : new String[] {"users", "programme_fact", "video", "video_day_fact"}) {
            statement.execute("ANALYZE " + table);
        }
        statement.execute("CHECKPOINT");
    }

    /** Prints what the close says of itself, as the console shows it, until it is closed. */
    private static Figures watch(Statement statement, Report report) throws SQLException, InterruptedException {
        long begin = 0;
        long frozen = 0;
        long computed = 0;
        String told = "";
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try (ResultSet row =
                    statement.executeQuery("SELECT state, step, step_done, step_total, fault, posted FROM fund_run")) {
                long now = System.nanoTime();
                if (row.next()) {
                    String state = row.getString(1);
                    if (row.getString(5) != null) {
                        throw new IllegalStateException("the close waits: " + row.getString(5));
                    }
                    begin = begin == 0 ? now : begin;
                    frozen = frozen == 0 && !state.equals("created") ? now : frozen;
                    computed = computed == 0 && (state.equals("computed") || state.equals("closed")) ? now : computed;
                    String progress = row.getString(2) + " " + Report.count(row.getLong(3)) + " of "
                            + Report.count(row.getLong(4));
                    if (!progress.equals(told) && !row.getString(2).isEmpty()) {
                        report.progress(seconds(now - begin) + ": " + progress);
                        told = progress;
                    }
                    if (state.equals("closed")) {
                        long entries = row.getLong(6);
                        return new Figures(
                                frozen - begin, computed - begin, now - begin, entries, inputBytes(statement));
                    }
                }
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("the day was not closed within an hour");
    }

    private static long inputBytes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT sum(length(videos)) FROM fund_input")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A close that is fast and wrong is not measured. */
    private static void check(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT r.pool_micros = r.shares_micros AND r.posted_micros = r.shares_micros
                    AND r.shares_micros = (SELECT sum(micros) FROM fund_share s WHERE s.run = r.number)
                    AND r.views = (SELECT sum(views) FROM video_day_fact)
                FROM fund_run r""")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new IllegalStateException("pool, shares, entries and views do not agree");
            }
        }
    }

    /** Nanoseconds from the beginning of the close, and what was done. */
    private record Figures(long frozen, long computed, long total, long entries, long inputBytes) {}
}
