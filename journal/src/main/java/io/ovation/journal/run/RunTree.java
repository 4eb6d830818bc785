package io.ovation.journal.run;

import io.ovation.journal.JournalDamaged;
import io.ovation.journal.TimedConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of one kind and shard. New rows come as a run of level 0; as soon as {@value #FAN_OUT} runs of a level follow each
 * other they become one of the next, so n rows added r at a time are in fewer than {@value #FAN_OUT} (1 + log8(n / r)) runs.
 *
 * <p>A change is one SQL transaction, and the position (last batch and its hash) moves in it by compare-and-set: every batch
 * counts once, whoever dies when, also when two processes try.
 *
 * <p>Threads: one changes ({@link #append}, {@link #merge}, {@link #reload}, {@link #clear}); any reads.
 */
final class RunTree {

    static final Logger LOG = LoggerFactory.getLogger(RunTree.class);

    /** Runs of a level that become one of the next. */
    static final int FAN_OUT = 8;

    private static final int BLOCKS_A_STATEMENT = 16;

    /** What is readable at one moment. */
    record State(RunStore.Position position, List<Run> runs) {}

    private final RowFormat format;
    private final DataSource source;
    private final RunStore store;
    private final boolean durableAtOnce;
    private volatile State state;

    /** @param durableAtOnce false when a run may be lost with the database's power, to be made again */
    RunTree(RowFormat format, int shard, DataSource source, boolean durableAtOnce) throws SQLException {
        this.format = format;
        this.source = source;
        this.store = new RunStore(format, shard);
        this.durableAtOnce = durableAtOnce;
        this.state = load(List.of());
    }

    RunStore store() {
        return store;
    }

    State state() {
        return state;
    }

    /** Reads the present position and the runs that are not known yet. */
    State reload() throws SQLException {
        State loaded = load(state.runs());
        become(loaded);
        return loaded;
    }

    /** As {@link #reload}, for readers: any thread may call it, and what is newer stays. */
    void refresh() throws SQLException {
        State loaded = load(state.runs());
        synchronized (this) {
            if (loaded.position().version() >= state.position().version()) {
                state = loaded;
            }
        }
    }

    private synchronized void become(State next) {
        state = next;
    }

    private State load(List<Run> known) throws SQLException {
        try (TimedConnection open = TimedConnection.open(source, TimedConnection.USUAL_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new State(store.position(connection), List.copyOf(store.runs(connection, known)));
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    /** Removes everything. */
    void clear() throws SQLException {
        changed(connection -> {
            store.clear(connection);
            return 1;
        });
        reload();
    }

    /** Work in one transaction, which is rolled back unless it returns the version that it made. */
    @FunctionalInterface
    private interface Change {
        long in(Connection connection) throws SQLException, InterruptedException;
    }

    private long changed(Change change) throws SQLException {
        try {
            return changedInterruptibly(change);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private long changedInterruptibly(Change change) throws SQLException, InterruptedException {
        try (TimedConnection open = TimedConnection.open(source, TimedConnection.LONG_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            long version = 0;
            try {
                version = change.in(connection);
                if (version > 0) {
                    connection.commit();
                }
                return version;
            } finally {
                if (!connection.isClosed()) {
                    if (version == 0) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /**
     * Adds the rows of the next batches as a run, or only moves the position when there are none.
     *
     * @param from the position that these batches follow
     * @return false when another process has been here: everything is to be read again
     */
    boolean append(RunStore.Position from, Rows rows, Run.Origin origin, byte[] hash) throws SQLException {
        RunStore.Position to = new RunStore.Position(0, origin.lastBatch(), hash, origin.lastEntry());
        List<Run> added = new ArrayList<>();
        long version = changed(connection -> {
            if (!durableAtOnce) {
                execute(connection, "set local synchronous_commit = off");
            }
            long moved = store.move(connection, from, to);
            if (moved > 0 && rows.size() > 0) {
                Run run = write(connection, rows, origin);
                store.insert(connection, run);
                added.add(run);
            }
            return moved;
        });
        if (version > 0) {
            appended(to.at(version), added);
        }
        return version > 0;
    }

    /** Adds to what is known, unless a reader has read it from the database meanwhile. */
    private synchronized void appended(RunStore.Position to, List<Run> added) {
        if (to.version() > state.position().version()) {
            List<Run> runs = new ArrayList<>(state.runs());
            runs.addAll(added);
            state = new State(to, List.copyOf(runs));
        }
    }

    private Run write(Connection connection, Rows rows, Run.Origin origin) throws SQLException {
        try (BlockInserts inserts = new BlockInserts(connection)) {
            RunWriter writer = new RunWriter(format, RunStore.nextNumber(connection), inserts);
            long[] cells = rows.cells();
            for (int at : rows.sorted()) {
                writer.add(cells, at);
            }
            Run run = writer.finish(0, origin);
            inserts.flush();
            return run;
        }
    }

    /**
     * Merges the runs of the lowest level that has enough of them.
     *
     * @param belowLevel only of levels below this one: a merge of that level is under way
     * @param interlude is told the level of the merge under way, after every so many blocks
     * @return whether there was anything to merge
     */
    boolean merge(int belowLevel, LevelInterlude interlude) throws SQLException, InterruptedException {
        List<Run> inputs = due(state.runs(), belowLevel);
        if (inputs.isEmpty()) {
            return false;
        }
        long begin = System.nanoTime();
        Run[] merged = new Run[1];
        long version;
        try {
            version = changedInterruptibly(connection -> {
                merged[0] = merged(connection, inputs, interlude);
                return store.replace(connection, inputs, merged[0]);
            });
        } catch (BlockReader.BlockGone gone) {
            version = 0;
        }
        if (version == 0) {
            if (reload().runs().containsAll(inputs)) {
                throw new JournalDamaged("blocks of the sorted runs of " + format.tree() + " are gone", null);
            }
            LOG.info("{} runs of {} were merged by another process", inputs.size(), format.tree());
            return true;
        }
        replaced(inputs, merged[0], version);
        LOG.debug("{} made in {} ms", merged[0], (System.nanoTime() - begin) / 1_000_000);
        return true;
    }

    /** As {@link #appended}. */
    private synchronized void replaced(List<Run> inputs, Run merged, long version) {
        List<Run> runs = new ArrayList<>(state.runs());
        int place = runs.indexOf(inputs.getFirst());
        if (place >= 0) {
            runs.removeAll(inputs);
            runs.add(place, merged);
            state = new State(state.position().at(version), List.copyOf(runs));
        }
    }

    private Run merged(Connection connection, List<Run> inputs, LevelInterlude interlude)
            throws SQLException, InterruptedException {
        if (!durableAtOnce) {
            execute(connection, "set local synchronous_commit = off");
        }
        int level = inputs.getFirst().level;
        try (BlockInserts inserts = new BlockInserts(connection)) {
            RunWriter writer = new RunWriter(format, RunStore.nextNumber(connection), inserts);
            Run run = RunMerge.merge(
                    inputs,
                    (input, from, to) -> store.bodies(connection, input, from, to),
                    writer,
                    () -> interlude.during(level));
            inserts.flush();
            store.deleteBlocks(connection, inputs, run);
            return run;
        }
    }

    /** See {@link #merge}. */
    @FunctionalInterface
    interface LevelInterlude {
        void during(int level) throws SQLException, InterruptedException;
    }

    /** The oldest runs of the lowest level that are enough for a merge. */
    private static List<Run> due(List<Run> runs, int belowLevel) {
        int end = runs.size();
        while (end > 0) {
            int level = runs.get(end - 1).level;
            int begin = end;
            while (begin > 0 && runs.get(begin - 1).level == level) {
                begin--;
            }
            if (level < belowLevel && end - begin >= FAN_OUT) {
                return runs.subList(begin, begin + FAN_OUT);
            }
            end = begin;
        }
        return List.of();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Writes blocks as they are finished, several a statement. */
    private final class BlockInserts implements RunWriter.BlockSink, AutoCloseable {
        private final PreparedStatement statement;
        private int waiting;

        BlockInserts(Connection connection) throws SQLException {
            this.statement = store.blockInsert(connection);
        }

        @Override
        public void block(long run, int place, byte[] filter, byte[] body) throws SQLException {
            statement.setLong(3, run);
            statement.setInt(4, place);
            statement.setBytes(5, filter);
            statement.setBytes(6, body);
            statement.addBatch();
            if (++waiting == BLOCKS_A_STATEMENT) {
                flush();
            }
        }

        void flush() throws SQLException {
            waiting = 0;
            statement.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
