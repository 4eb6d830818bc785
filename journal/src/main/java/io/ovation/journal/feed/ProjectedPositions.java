package io.ovation.journal.feed;

import io.ovation.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How far projections are that another instance keeps: read from their cursors, as often as somebody waits for them.
 *
 * <p>Threads: any; everything blocks on the database. Many who wait at once share one look.
 */
public final class ProjectedPositions {

    private static final long POLL_MILLIS = 20;

    private final DataSource dataSource;
    private final int shard;
    private Map<String, Long> positions = Map.of();
    private long readNanos;
    private boolean read;

    /** Of one shard's projections. */
    public ProjectedPositions(DataSource dataSource, int shard) {
        this.dataSource = dataSource;
        this.shard = shard;
    }

    /**
     * The last batch whose rows are committed, 0 when there is none; true at some moment of the last 20 ms.
     *
     * @throws JournalUnavailable when the database cannot be asked
     */
    public long of(String projection) {
        return current().getOrDefault(projection, 0L);
    }

    /** Waits until the rows of a batch are committed in all of these, at most this long; returns whether they are. */
    public boolean await(Collection<String> projections, long sequence, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            Map<String, Long> now = current();
            if (projections.stream().allMatch(name -> now.getOrDefault(name, 0L) >= sequence)) {
                return true;
            }
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private synchronized Map<String, Long> current() {
        if (!read || System.nanoTime() - readNanos > POLL_MILLIS * 1_000_000) {
            positions = stored();
            readNanos = System.nanoTime();
            read = true;
        }
        return positions;
    }

    private Map<String, Long> stored() {
        Map<String, Long> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select name, sequence from journal.cursor where shard = ?")) {
            statement.setInt(1, shard);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the projections of shard " + shard + " cannot be looked at", failed);
        }
        return found;
    }
}
