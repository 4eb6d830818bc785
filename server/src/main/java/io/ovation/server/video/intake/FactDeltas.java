package io.ovation.server.video.intake;

import io.ovation.server.store.RowCopy;
import io.ovation.server.video.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one commit adds to the daily facts, added up in memory and written with one COPY and one statement. One thread. */
final class FactDeltas {
    private static final int COUNTS = 11;
    private static final int VIEWS = 0;
    private static final int QUALIFIED = 1;
    private static final int FIRST_EXCLUSION = 2;
    private static final int LIKES = 7;
    private static final int COMMENTS = 8;
    private static final int SHARES = 9;
    private static final int WATCH_SECONDS = 10;
    private static final String TABLE = "engagement_delta";
    private static final String[] COLUMNS = {
        "views",
        "qualified_views",
        "excluded_own",
        "excluded_paid",
        "excluded_short",
        "excluded_repeat",
        "excluded_same_device",
        "likes",
        "comments",
        "shares",
        "watch_seconds"
    };

    private static final String UPSERT = upsert();

    private final Map<Key, long[]> counts = new HashMap<>();

    /** Compares by the row's key; the creator follows from the video. */
    private record Key(long video, LocalDate day, String market, Source source, long creator) {
        @Override
        public int hashCode() {
            return Long.hashCode(video * 0x9E37_79B9_7F4A_7C15L)
                    + 31 * (day.getDayOfYear() + 31 * source.ordinal())
                    + market.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.video == video
                    && key.source == source
                    && key.market.equals(market)
                    && key.day.equals(day);
        }
    }

    /** Counts an event; a view as qualified when nothing excludes it. */
    void add(Countable each, Countable.@Nullable Exclusion excluded) {
        Engagement event = each.event();
        long[] sum = counts.computeIfAbsent(
                new Key(each.video(), each.day(), each.market().code(), event.source(), each.creator()),
                key -> new long[COUNTS]);
        switch (event.kind()) {
            case VIEW -> {
                sum[VIEWS]++;
                sum[excluded == null ? QUALIFIED : FIRST_EXCLUSION + excluded.ordinal()]++;
                sum[WATCH_SECONDS] += event.watchSeconds();
            }
            case LIKE -> sum[LIKES]++;
            case COMMENT -> sum[COMMENTS]++;
            case SHARE -> sum[SHARES]++;
            case WATCH -> sum[WATCH_SECONDS] += event.watchSeconds();
        }
    }

    /** How many rows of facts are touched. */
    int size() {
        return counts.size();
    }

    /** Adds it all to the facts, in the connection's transaction; rows in the order of their key, as the index has them. */
    void write(Connection connection) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<Key, long[]>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Comparator.comparing(
                Map.Entry::getKey,
                Comparator.comparingLong(Key::video)
                        .thenComparing(Key::day)
                        .thenComparing(Key::market)
                        .thenComparing(key -> key.source().text())));
        RowCopy rows = new RowCopy(TABLE, columns());
        for (Map.Entry<Key, long[]> each : sorted) {
            Key key = each.getKey();
            rows.put(key.video())
                    .put(key.day())
                    .put(key.market())
                    .put(key.source().text())
                    .put(key.creator());
            for (long count : each.getValue()) {
                rows.put(count);
            }
            rows.endRow();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(stage());
            rows.send(connection);
            statement.execute(UPSERT);
        }
    }

    private static String[] columns() {
        String[] columns = new String[5 + COUNTS];
        columns[0] = "video";
        columns[1] = "day";
        columns[2] = "market";
        columns[3] = "source";
        columns[4] = "creator";
        System.arraycopy(COLUMNS, 0, columns, 5, COUNTS);
        return columns;
    }

    /** Made once a connection; empties itself when a transaction ends. */
    private static String stage() {
        StringBuilder sql = new StringBuilder("CREATE TEMPORARY TABLE IF NOT EXISTS " + TABLE
                + " (video bigint, day date, market text, source text, creator bigint");
        for (String column : COLUMNS) {
            sql.append(", ").append(column).append(" bigint");
        }
        return sql.append(") ON COMMIT DELETE ROWS").toString();
    }

    private static String upsert() {
        String columns = String.join(", ", columns());
        StringBuilder sql = new StringBuilder("INSERT INTO video_day_fact AS f (" + columns + ") SELECT " + columns
                + " FROM " + TABLE + " ON CONFLICT (video, day, market, source) DO UPDATE SET ");
        for (int i = 0; i < COUNTS; i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(COLUMNS[i])
                    .append(" = f.")
                    .append(COLUMNS[i])
                    .append(" + excluded.")
                    .append(COLUMNS[i]);
        }
        return sql.toString();
    }
}
