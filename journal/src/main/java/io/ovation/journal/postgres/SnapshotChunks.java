package io.ovation.journal.postgres;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.TimedConnection;
import io.ovation.journal.snapshot.SnapshotDamaged;
import io.ovation.journal.snapshot.SnapshotPoint;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Reads the bytes of a snapshot and checks them on the way, chunk by chunk: a thread of its own fetches and hashes while the caller
 * takes in what came before. The end of the stream means that everything was there and fits the seal.
 */
final class SnapshotChunks extends InputStream {

    private static final int CHUNKS_AHEAD = 4;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<Object> fetched = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread fetcher;
    private volatile boolean closed;
    private byte[] chunk = END;
    private int position;
    private boolean ended;

    SnapshotChunks(DataSource dataSource, SnapshotPoint point) {
        this.fetcher = Thread.ofPlatform()
                .name("snapshot-read-" + point.shard())
                .daemon()
                .start(() -> fetch(dataSource, point));
    }

    @Override
    public int read() {
        return more() ? chunk[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, offset, count);
        position += count;
        return count;
    }

    /** Sees to it that there are bytes to take; false at the end. */
    private boolean more() {
        if (position < chunk.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        Object next;
        try {
            next = fetched.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while reading a snapshot", interrupted);
        }
        if (next instanceof RuntimeException failed) {
            ended = true;
            throw failed;
        }
        chunk = (byte[]) next;
        position = 0;
        ended = chunk == END;
        return !ended;
    }

    private void fetch(DataSource dataSource, SnapshotPoint point) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.LONG_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            try {
                fetch(connection, point);
                offer(END);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            offer(new JournalUnavailable(point + " cannot be read", failed));
        } catch (RuntimeException failed) {
            offer(failed);
        }
    }

    private void fetch(Connection connection, SnapshotPoint point) throws SQLException {
        SnapshotSeal seal = new SnapshotSeal(point);
        byte[] stored = sealOf(connection, point);
        try (PreparedStatement statement = connection.prepareStatement(
                "select chunk, hash, bytes from journal.snapshot_chunk where shard = ? and sequence = ? order by chunk")) {
            if (statement.isWrapperFor(PGStatement.class)) {
                // Bytes as they are from the first row on, not as text of twice the length.
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            }
            statement.setInt(1, point.shard());
            statement.setLong(2, point.tail().sequence());
            statement.setFetchSize(CHUNKS_AHEAD);
            try (ResultSet rows = statement.executeQuery()) {
                while (!closed && rows.next()) {
                    byte[] bytes = rows.getBytes(3);
                    int expected = seal.chunks();
                    if (rows.getInt(1) != expected || !MessageDigest.isEqual(seal.add(bytes), rows.getBytes(2))) {
                        throw new SnapshotDamaged("chunk " + expected + " is not what was stored", null);
                    }
                    offer(bytes);
                }
            }
        }
        if (!closed && (stored == null || !MessageDigest.isEqual(seal.seal(), stored))) {
            throw new SnapshotDamaged("its row and its chunks do not belong together", null);
        }
    }

    private static byte @Nullable [] sealOf(Connection connection, SnapshotPoint point) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select hash from journal.snapshot where shard = ? and sequence = ?")) {
            statement.setInt(1, point.shard());
            statement.setLong(2, point.tail().sequence());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private void offer(Object next) {
        try {
            while (!closed && !fetched.offer(next, 100, TimeUnit.MILLISECONDS)) {
                // the reader is slower, or has gone
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        fetcher.interrupt();
    }
}
