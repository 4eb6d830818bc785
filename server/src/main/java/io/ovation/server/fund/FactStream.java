package io.ovation.server.fund;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The daily facts of all videos of a run's market and day, in the order of creators and videos, the sources of a video added up.
 * Read by binary COPY: ten million facts would be a hundred million objects otherwise. One thread.
 *
 * <p>Format: PostgreSQL documentation, COPY, "Binary Format".
 */
final class FactStream {
    private static final int COLUMNS = 17;
    private static final int HEADER = 19;

    private final String sql;

    /**
     * Of a run.
     *
     * @param withBefore whether to look up how many views of each video counted before
     */
    FactStream(boolean withBefore, FundRun run) {
        if (!run.market().matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("not a market: " + run.market());
        }
        // COPY takes no parameters; the two texts are a checked code and a day.
        this.sql = """
                COPY (
                    SELECT f.creator, f.video, v.length_seconds::bigint, (v.sponsored OR v.paid_promotion)::int::bigint,
                        f.views, f.qualified_views, f.excluded_own, f.excluded_paid, f.excluded_short, f.excluded_repeat,
                        f.excluded_same_device, f.excluded_fraud, f.watch_seconds, f.likes, f.comments, f.shares,
                        %s
                    FROM video_day_fact f JOIN video v ON v.number = f.video %s
                    WHERE f.market = '%s' AND f.day = DATE '%s'
                    ORDER BY f.creator, f.video
                ) TO STDOUT (FORMAT binary)""".formatted(
                        withBefore ? "COALESCE(s.qualified, 0)" : "0::bigint",
                        withBefore ? "LEFT JOIN fund_seen s ON s.market = f.market AND s.video = f.video" : "",
                        run.market(),
                        run.day());
    }

    /** Hands over each video with its creator. */
    void read(Connection connection, Taker taker) {
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                Merge merge = new Merge(taker);
                boolean isFirst = true;
                for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                    ByteBuffer row = ByteBuffer.wrap(message);
                    if (isFirst) {
                        row.position(HEADER);
                        isFirst = false;
                    }
                    if (row.remaining() > 0 && row.getShort() == COLUMNS) {
                        merge.take(row);
                    }
                }
                merge.end();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("the facts of the day could not be read", fault);
        }
    }

    /** Takes videos in order. */
    interface Taker {
        void take(long creator, VideoDay day);
    }

    /** Adds up the rows of one video. */
    private static final class Merge {
        private final Taker taker;
        private final long[] row = new long[COLUMNS];
        private long @Nullable [] sum;

        Merge(Taker taker) {
            this.taker = taker;
        }

        void take(ByteBuffer bytes) {
            for (int i = 0; i < COLUMNS; i++) {
                bytes.getInt();
                row[i] = bytes.getLong();
            }
            long @Nullable [] open = sum;
            if (open != null && open[0] == row[0] && open[1] == row[1]) {
                for (int i = 4; i < 16; i++) {
                    open[i] += row[i];
                }
            } else {
                end();
                sum = row.clone();
            }
        }

        void end() {
            long @Nullable [] done = sum;
            if (done != null) {
                taker.take(
                        done[0],
                        new VideoDay(
                                done[1],
                                Math.toIntExact(done[2]),
                                done[3] != 0,
                                done[4],
                                done[5],
                                done[6],
                                done[7],
                                done[8],
                                done[9],
                                done[10],
                                done[11],
                                Math.max(0, done[12]),
                                Math.max(0, done[13]),
                                Math.max(0, done[14]),
                                Math.max(0, done[15]),
                                done[16]));
            }
            sum = null;
        }
    }
}
