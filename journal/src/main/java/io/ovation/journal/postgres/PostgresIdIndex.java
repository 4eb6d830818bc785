package io.ovation.journal.postgres;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable memory of entry ids: sorted runs in {@code journal.id_run}, each made from the next {@value #RUN_IDS} or so ids
 * of the journal by a follower, and never one row an id (docs/decisions/id-index.md). A run is cut into blocks of
 * {@value #BLOCK_IDS} ids; the ranges of all blocks are in memory. Ids of version 7 begin with their time, so an id lies in
 * the ranges of few blocks: a look-up reads those and then the one batch that holds the entry.
 *
 * <p>Threads: any.
 */
public final class PostgresIdIndex implements IdIndex, AutoCloseable {

    static final int RUN_IDS = 32_768;
    static final int BLOCK_IDS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresIdIndex.class);
    private static final int READ_BATCHES = 512;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final DataSource dataSource;
    private final JournalFeed feed;
    private final int runIds;
    private final Thread thread;
    private volatile boolean closed;
    private volatile List<Block> blocks;
    private volatile long covered;
    private long lastRun;
    private long lastBatch;

    private record Block(long run, int block, UUID lowest, UUID highest) {
        boolean mayHold(UUID id) {
            return IdRun.compare(lowest, id) <= 0 && IdRun.compare(id, highest) <= 0;
        }
    }

    private PostgresIdIndex(DataSource dataSource, JournalFeed feed, int runIds) throws SQLException {
        this.dataSource = dataSource;
        this.feed = feed;
        this.runIds = runIds;
        this.blocks = load();
        this.thread = Thread.ofPlatform()
                .name("journal-id-index-" + feed.shard())
                .daemon()
                .unstarted(this::follow);
    }

    /**
     * How many ids make a run: what is not yet in a run must fit into half a generation of the writer's memory, or memory
     * would be full before a run is.
     */
    static int runIdsFor(WriterOptions options) {
        return Math.clamp(options.idsPerGeneration() / 2, 1, RUN_IDS);
    }

    /**
     * Reads what is indexed and begins to index what the feed brings.
     *
     * @param runIds a run is written when so many ids have come
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static PostgresIdIndex start(DataSource dataSource, JournalFeed feed, int runIds) {
        try {
            PostgresIdIndex index = new PostgresIdIndex(dataSource, feed, runIds);
            index.thread.start();
            return index;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the id index of shard " + feed.shard() + " cannot be read", failed);
        }
    }

    @Override
    public long coveredSequence() {
        return covered;
    }

    /**
     * The accepted entry of this id, if it is among the first {@link #coveredSequence()} entries.
     *
     * @throws JournalUnavailable when the database cannot be asked
     */
    @Override
    public @Nullable AcceptedEntry find(UUID id) {
        for (Block block : blocks) {
            if (block.mayHold(id)) {
                long[] place = IdRun.find(ids(block), id);
                if (place.length > 0) {
                    return entry(id, place[0], (int) place[1]);
                }
            }
        }
        return null;
    }

    private byte[] ids(Block block) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select ids from journal.id_run where shard = ? and run = ? and block = ?")) {
            statement.setInt(1, feed.shard());
            statement.setLong(2, block.run());
            statement.setInt(3, block.block());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new JournalDamaged("block " + block + " of the id index is gone", null);
                }
                return row.getBytes(1);
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the id index cannot be read", failed);
        }
    }

    private AcceptedEntry entry(UUID id, long sequence, int position) {
        List<AcceptedEntry> found = new ArrayList<>();
        feed.journal().read(feed.shard(), sequence, stored -> {
            JournalBatch batch = BatchCodec.decode(stored);
            if (batch.sequence() == sequence && position < batch.entryCount()) {
                found.add(batch.entries().get(position));
            }
            return false;
        });
        if (found.isEmpty() || !found.getFirst().id().equals(id)) {
            throw new JournalDamaged("the id index names batch " + sequence + " for entry " + id, null);
        }
        return found.getFirst();
    }

    private List<Block> load() throws SQLException {
        List<Block> loaded = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select run, block, lowest, highest, last_batch, last_entry
                        from journal.id_run where shard = ? order by run, block
                        """)) {
            statement.setInt(1, feed.shard());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    loaded.add(new Block(
                            rows.getLong(1),
                            rows.getInt(2),
                            rows.getObject(3, UUID.class),
                            rows.getObject(4, UUID.class)));
                    lastRun = rows.getLong(1);
                    lastBatch = rows.getLong(5);
                    covered = rows.getLong(6);
                }
            }
        }
        return loaded;
    }

    private void follow() {
        IdRun run = new IdRun();
        long read = lastBatch;
        long pause = 10;
        while (!closed) {
            try {
                if (!feed.awaitAfter(read, Duration.ofSeconds(1))) {
                    continue;
                }
                for (JournalBatch batch : feed.readAfter(read, READ_BATCHES)) {
                    run.add(batch);
                    read = batch.sequence();
                    if (run.size() >= runIds) {
                        write(run, batch);
                        run = new IdRun();
                    }
                }
                pause = 10;
            } catch (SQLException | JournalUnavailable away) {
                LOG.warn("the id index of shard {} waits: {}", feed.shard(), away.getMessage());
                run = new IdRun();
                pause = pauseFor(pause);
                read = reload(read);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                LOG.error("the id index of shard {} stops; new work will be refused", feed.shard(), broken);
                return;
            }
        }
    }

    /** After an error: what is stored counts, another process may have written it. Returns the batch to go on after. */
    private long reload(long read) {
        try {
            blocks = load();
            return lastBatch;
        } catch (SQLException stillAway) {
            LOG.debug("the id index of shard {} cannot be read yet", feed.shard(), stillAway);
            return Math.min(read, lastBatch);
        }
    }

    private static long pauseFor(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
    }

    /** Writes one run in one transaction. Its primary key keeps a second process from writing the same. */
    private void write(IdRun run, JournalBatch last) throws SQLException {
        long number = lastRun + 1;
        List<ByteBuffer> sorted = run.sortedBlocks(BLOCK_IDS);
        List<Block> written = new ArrayList<>(blocks);
        long lastEntry = last.entries().getLast().sequence();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into journal.id_run (shard, run, block, lowest, highest, last_batch, last_entry, ids)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (int block = 0; block < sorted.size(); block++) {
                    ByteBuffer ids = sorted.get(block);
                    Block range = new Block(number, block, IdRun.first(ids), IdRun.last(ids));
                    insert.setInt(1, feed.shard());
                    insert.setLong(2, number);
                    insert.setInt(3, block);
                    insert.setObject(4, range.lowest());
                    insert.setObject(5, range.highest());
                    insert.setLong(6, last.sequence());
                    insert.setLong(7, lastEntry);
                    insert.setBytes(8, ids.array());
                    insert.executeUpdate();
                    written.add(range);
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        blocks = List.copyOf(written);
        lastRun = number;
        lastBatch = last.sequence();
        covered = lastEntry;
    }

    /** Stops to index. What is indexed can still be found. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
