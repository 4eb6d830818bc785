package io.ovation.journal.run;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.TimedConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads single filters and blocks for those who look something up: what was read lately from memory, the rest from the database
 * over one or two connections that are kept. Threads: any.
 */
final class BlockReader implements AutoCloseable {

    /** A merge has just replaced the block's run: whoever asked looks at the present runs again. */
    static final class BlockGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BlockGone(String message) {
            super(message, null, false, false);
        }
    }

    private static final int MOST_IDLE = 2;

    private final RowFormat format;
    private final RunStore store;
    private final int shard;
    private final DataSource source;
    private final BlockCache cache;
    private final Deque<TimedConnection> idle = new ArrayDeque<>();
    private boolean closed;

    BlockReader(RowFormat format, RunStore store, int shard, DataSource source, long cacheBytes) {
        this.format = format;
        this.store = store;
        this.shard = shard;
        this.source = source;
        this.cache = new BlockCache(cacheBytes);
    }

    /** False when no row with these filter columns is in a block; true when there may be. */
    boolean mayHold(Run run, int block, long[] key) {
        return BloomFilter.mayHold(read(run, block, true), format.filterKey(key, 0));
    }

    /** A block's rows. */
    long[] rows(Run run, int block) {
        return run.decode(block, read(run, block, false));
    }

    /** Bytes of what is in memory. */
    long cachedBytes() {
        return cache.bytes();
    }

    private byte[] read(Run run, int block, boolean filter) {
        BlockCache.Key key = new BlockCache.Key(run.writer(block), run.place(block), filter);
        byte[] bytes = cache.get(key);
        if (bytes == null) {
            bytes = stored(key);
            cache.put(key, bytes);
        }
        return bytes;
    }

    private byte[] stored(BlockCache.Key key) {
        TimedConnection connection = null;
        try {
            connection = take();
            byte[] bytes = query(connection, key);
            giveBack(connection);
            connection = null;
            if (bytes == null) {
                throw new BlockGone("block " + key.place() + " of run " + key.run() + " of " + format.tree());
            }
            return bytes;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the sorted runs of " + format.tree() + " cannot be read", failed);
        } finally {
            discard(connection);
        }
    }

    private byte @Nullable [] query(TimedConnection connection, BlockCache.Key key) throws SQLException {
        try (PreparedStatement statement = connection.sql().prepareStatement(store.blockQuery(key.filter()))) {
            statement.setString(1, format.tree());
            statement.setInt(2, shard);
            statement.setLong(3, key.run());
            statement.setInt(4, key.place());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private TimedConnection take() throws SQLException {
        synchronized (this) {
            TimedConnection kept = idle.pollLast();
            if (kept != null) {
                return kept;
            }
        }
        return TimedConnection.open(source, TimedConnection.USUAL_MILLIS);
    }

    private void giveBack(TimedConnection connection) {
        synchronized (this) {
            if (!closed && idle.size() < MOST_IDLE) {
                idle.addLast(connection);
                return;
            }
        }
        discard(connection);
    }

    private static void discard(@Nullable TimedConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                RunTree.LOG.debug("a connection could not be closed", alreadyBroken);
            }
        }
    }

    @Override
    public void close() {
        Deque<TimedConnection> kept;
        synchronized (this) {
            closed = true;
            kept = new ArrayDeque<>(idle);
            idle.clear();
        }
        kept.forEach(BlockReader::discard);
    }
}
