package io.ovation.journal.run;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The durable memory of entry ids, for ever: sorted runs made by a follower of the journal, merged in levels, with a Bloom filter a
 * block, and never one row an id (docs/decisions/sorted-runs.md). A row is 64 bits of the id, its time first, and where its
 * entry is; what a look-up finds is compared with the entry itself. Runs are ordered by the time in the id, so ids that come in
 * their order are merged without being touched again.
 *
 * <p>Memory: 50 bytes a block of about 4,000 ids (12 kB a million), the rows on their way into a run, and a cache of
 * {@value #CACHE_BYTES} bytes for filters and blocks. A start reads the manifests only.
 *
 * <p>Threads: any.
 */
public final class PostgresIdIndex implements IdIndex, AutoCloseable {

    /** Covers nothing and finds nothing. */
    public static final IdIndex NONE = new IdIndex() {
        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return 0;
        }
    };

    static final int MOST_RUN_IDS = 32_768;
    static final RowFormat FORMAT = new RowFormat("ids", 2, 1, 1, 64);

    private static final long CACHE_BYTES = 32L << 20;

    /** Of an id's time, in milliseconds, the bits up to the year 2527. */
    private static final int TIME_BITS = 44;

    /** The rest of the key: a hash of the whole id. */
    private static final int HASH_BITS = 64 - TIME_BITS;

    /** A row's place: the batch, and in the last bits the entry's place in it. */
    private static final int PLACE_BITS = 24;

    private static final int ATTEMPTS = 16;

    private final JournalFeed feed;
    private final RunTree tree;
    private final BlockReader blocks;
    private final RunFollower follower;
    private volatile long covered;

    private PostgresIdIndex(DataSource dataSource, JournalFeed feed, int runIds) throws SQLException {
        this.feed = feed;
        this.tree = new RunTree(FORMAT, feed.shard(), dataSource, true);
        this.blocks = new BlockReader(FORMAT, tree.store(), feed.shard(), dataSource, CACHE_BYTES);
        this.follower = new RunFollower(
                "journal-id-index",
                FORMAT,
                tree,
                feed,
                PostgresIdIndex::addRows,
                new RunFollower.Pace(runIds, 8 * runIds, 0));
    }

    /**
     * How many ids make a run: what is not yet in a run must fit into half a generation of the writer's memory, or memory
     * would be full before a run is.
     *
     * @param idsPerGeneration of the writer
     */
    public static int runIdsFor(int idsPerGeneration) {
        return Math.clamp(idsPerGeneration / 2, 1, MOST_RUN_IDS);
    }

    /**
     * Reads which runs there are and begins to index what the feed brings.
     *
     * @param runIds a run is written when so many ids have come
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static PostgresIdIndex start(DataSource dataSource, JournalFeed feed, int runIds) {
        try {
            PostgresIdIndex index = new PostgresIdIndex(dataSource, feed, runIds);
            index.follower.start();
            return index;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the id index of shard " + feed.shard() + " cannot be read", failed);
        }
    }

    @Override
    public long coveredSequence() {
        long now = Math.max(covered, tree.state().position().lastEntry());
        covered = now;
        return now;
    }

    /**
     * The accepted entry of this id, if it is among the first {@link #coveredSequence()} entries.
     *
     * @throws JournalUnavailable when the database cannot be asked, or has lost what it had and is made again
     */
    @Override
    public @Nullable AcceptedEntry find(UUID id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RunTree.State state = tree.state();
            if (state.position().lastEntry() < covered) {
                throw new JournalUnavailable("the id index of shard " + feed.shard() + " is made again", null);
            }
            try {
                return find(id, state.runs());
            } catch (BlockReader.BlockGone merged) {
                refresh(merged);
            }
        }
        throw new JournalDamaged("the id index of shard " + feed.shard() + " has lost a block", null);
    }

    /** A merge, here or in another process, has replaced the runs that are known. */
    private void refresh(BlockReader.BlockGone merged) {
        try {
            tree.refresh();
        } catch (SQLException away) {
            away.addSuppressed(merged);
            throw new JournalUnavailable("the id index of shard " + feed.shard() + " cannot be read", away);
        }
    }

    private @Nullable AcceptedEntry find(UUID id, List<Run> runs) {
        long[] key = {key(id.getMostSignificantBits(), id.getLeastSignificantBits())};
        for (Run run : runs.reversed()) {
            if (!run.spans(key)) {
                continue;
            }
            // Equal keys may begin in the block before.
            int block = run.blockOf(key);
            do {
                if (blocks.mayHold(run, block, key)) {
                    AcceptedEntry found = find(id, key[0], blocks.rows(run, block));
                    if (found != null) {
                        return found;
                    }
                }
            } while (run.fences()[run.fence(block)] == key[0] && --block >= 0);
        }
        return null;
    }

    private @Nullable AcceptedEntry find(UUID id, long key, long[] rows) {
        int low = 0;
        int high = rows.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(rows[2 * middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        for (int row = low; 2 * row < rows.length && rows[2 * row] == key; row++) {
            AcceptedEntry entry = entry(rows[2 * row + 1]);
            if (entry.id().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    private AcceptedEntry entry(long place) {
        long sequence = place >>> PLACE_BITS;
        int position = (int) place & (1 << PLACE_BITS) - 1;
        AcceptedEntry[] found = new AcceptedEntry[1];
        feed.journal().read(feed.shard(), sequence, stored -> {
            JournalBatch batch = BatchCodec.decode(stored);
            if (batch.sequence() == sequence && position < batch.entryCount()) {
                found[0] = batch.entry(position);
            }
            return false;
        });
        if (found[0] == null) {
            throw new JournalDamaged("the id index names entry " + position + " of batch " + sequence, null);
        }
        return found[0];
    }

    private static void addRows(JournalBatch batch, Rows rows) {
        long place = batch.sequence() << PLACE_BITS;
        batch.forEachId((high, low, position) -> addRow(high, low, place | position, rows));
    }

    static void addRow(long idHigh, long idLow, long place, Rows rows) {
        int at = rows.add();
        long[] cells = rows.cells();
        cells[at] = key(idHigh, idLow);
        cells[at + 1] = place;
    }

    static long key(long idHigh, long idLow) {
        return idHigh >>> 16 << HASH_BITS | BloomFilter.mix(idHigh * 31 + idLow) >>> TIME_BITS;
    }

    /**
     * Up to which entry the index of a shard covers ids, for those who do not keep it: 0 when there is none yet.
     *
     * @throws SQLException when the database cannot be asked
     */
    public static long covered(Connection connection, int shard) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select last_entry from journal.run_tree where tree = ? and shard = ?")) {
            statement.setString(1, FORMAT.tree());
            statement.setInt(2, shard);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The error that currently keeps it from moving, or null. */
    public @Nullable Throwable failure() {
        return follower.failure();
    }

    /** Number of runs. */
    public int runs() {
        return tree.state().runs().size();
    }

    /** Last batch whose ids are in runs. */
    public long sequence() {
        return tree.state().position().sequence();
    }

    /** Stops to index, and gives connections back. What is indexed can still be found. */
    @Override
    public void close() {
        follower.close();
        blocks.close();
    }
}
