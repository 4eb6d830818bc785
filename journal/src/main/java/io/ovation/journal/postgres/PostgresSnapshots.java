package io.ovation.journal.postgres;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.Tail;
import io.ovation.journal.TimedConnection;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.SnapshotStore;
import io.ovation.ledger.BatchTime;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Snapshots in PostgreSQL, where every instance finds them: a row that says what it is, and its bytes in chunks of 1 MB. Row and
 * chunks are committed as one, every chunk has a SHA-256, and the row has one over itself and those: a snapshot that is torn, mixed
 * or changed in any bit is not taken for a good one (docs/decisions/snapshots.md).
 *
 * <p>It is written at a limited pace, so that the journal's commits do not wait behind it.
 */
public final class PostgresSnapshots implements SnapshotStore {

    static final int CHUNK_BYTES = 1 << 20;
    private static final long BYTES_A_SECOND = 48L << 20;

    private final DataSource dataSource;
    private final int chunkBytes;

    /** Of the database that has the journal's schema. Takes a connection for the time of each call. */
    public PostgresSnapshots(DataSource dataSource) {
        this(dataSource, CHUNK_BYTES);
    }

    PostgresSnapshots(DataSource dataSource, int chunkBytes) {
        this.dataSource = dataSource;
        this.chunkBytes = chunkBytes;
    }

    @Override
    public void save(SnapshotPoint point, InputStream state) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.LONG_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            try {
                if (insert(connection, point)) {
                    write(connection, point, state);
                }
                connection.commit();
            } catch (SQLException | IOException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException failed) {
            throw new JournalUnavailable(point + " could not be stored", failed);
        }
    }

    /** False when another instance has stored the same. The row is completed with the chunks. */
    private static boolean insert(Connection connection, SnapshotPoint point) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into journal.snapshot (shard, sequence, epoch, wall_millis, business_millis, chain_hash, entries, hash)
                values (?, ?, ?, ?, ?, ?, ?, '')
                on conflict (shard, sequence) do nothing
                """)) {
            Tail tail = point.tail();
            statement.setInt(1, point.shard());
            statement.setLong(2, tail.sequence());
            statement.setInt(3, tail.epoch());
            statement.setLong(4, tail.time().wallMillis());
            statement.setLong(5, tail.time().businessMillis());
            statement.setBytes(6, tail.hash());
            statement.setLong(7, point.entries());
            return statement.executeUpdate() == 1;
        }
    }

    private void write(Connection connection, SnapshotPoint point, InputStream state) throws SQLException, IOException {
        SnapshotSeal seal = new SnapshotSeal(point);
        long begin = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into journal.snapshot_chunk (shard, sequence, chunk, hash, bytes) values (?, ?, ?, ?, ?)")) {
            for (byte[] chunk = state.readNBytes(chunkBytes); chunk.length > 0; chunk = state.readNBytes(chunkBytes)) {
                statement.setInt(1, point.shard());
                statement.setLong(2, point.tail().sequence());
                statement.setInt(3, seal.chunks());
                statement.setBytes(4, seal.add(chunk));
                statement.setBytes(5, chunk);
                statement.executeUpdate();
                keepPace(begin, (long) seal.chunks() * chunkBytes);
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("update journal.snapshot set hash = ? where shard = ? and sequence = ?")) {
            statement.setBytes(1, seal.seal());
            statement.setInt(2, point.shard());
            statement.setLong(3, point.tail().sequence());
            statement.executeUpdate();
        }
    }

    private static void keepPace(long begin, long written) throws IOException {
        long ahead = written * 1_000_000_000L / BYTES_A_SECOND - (System.nanoTime() - begin);
        if (ahead > 1_000_000) {
            LockSupport.parkNanos(ahead);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("given up");
        }
    }

    @Override
    public List<SnapshotPoint> points(int shard) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.LONG_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement("""
                        select sequence, epoch, chain_hash, wall_millis, business_millis, entries
                        from journal.snapshot where shard = ? order by sequence desc
                        """)) {
            statement.setInt(1, shard);
            List<SnapshotPoint> points = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Tail tail = new Tail(
                            rows.getLong(1),
                            rows.getInt(2),
                            rows.getBytes(3),
                            new BatchTime(rows.getLong(4), rows.getLong(5)));
                    points.add(new SnapshotPoint(shard, tail, rows.getLong(6)));
                }
            }
            return points;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the snapshots of shard " + shard + " cannot be listed", failed);
        }
    }

    @Override
    public InputStream open(SnapshotPoint point) {
        return new SnapshotChunks(dataSource, point);
    }

    @Override
    public void prune(int shard, int keep) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.LONG_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement("""
                        delete from journal.snapshot where shard = ? and sequence < (
                            select min(sequence) from (
                                select sequence from journal.snapshot where shard = ? order by sequence desc limit ?
                            ) newest)
                        """)) {
            statement.setInt(1, shard);
            statement.setInt(2, shard);
            statement.setInt(3, keep);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new JournalUnavailable("old snapshots of shard " + shard + " cannot be dropped", failed);
        }
    }
}
