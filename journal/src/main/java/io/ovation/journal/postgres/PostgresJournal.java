package io.ovation.journal.postgres;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalFault;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.journal.TimedConnection;
import io.ovation.ledger.BatchTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a PostgreSQL table: one row a batch, one fsynced commit an append. {@link JournalSchema} makes the table.
 *
 * <p>The primary key (shard, sequence) is the fence. An error counts as "not stored" only where PostgreSQL's error class
 * excludes that the transaction was committed; every other error, and every warning that comes with a commit (a cancelled
 * wait for a synchronous standby is only a warning), counts as unknown.
 */
public final class PostgresJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresJournal.class);
    private static final String INSERT =
            "insert into journal.batch (shard, sequence, epoch, hash, body) values (?, ?, ?, ?, ?)";
    private static final String SUCCESSOR =
            "select sequence, epoch from journal.batch where shard = ? and sequence between ? and ?";
    private static final String TAIL = "select sequence, epoch, hash, substring(body from 1 for "
            + BatchCodec.HEADER_BYTES
            + ") from journal.batch where shard = ? order by sequence desc limit 1";
    private static final String READ =
            "select sequence, epoch, hash, body from journal.batch where shard = ? and sequence >= ? order by sequence";

    private static final String HASHES =
            "select sequence, hash from journal.batch where shard = ? and sequence between ? and ? order by sequence";

    /** A row before the chain's beginning, its last row, and the first and last row of every other shard. */
    private static final String STRAYS = """
            with recursive shards (shard) as (
                select min(shard) from journal.batch
                union all
                select (select min(b.shard) from journal.batch b where b.shard > s.shard) from shards s where s.shard is not null)
            select r.shard, r.sequence, r.epoch, r.hash, r.body from shards s cross join lateral (
                (select * from journal.batch b where b.shard = s.shard and (b.sequence < 1 or s.shard <> ?)
                    order by b.sequence limit 1)
                union all
                (select * from journal.batch b where b.shard = s.shard and b.sequence > 0
                    order by b.sequence desc limit 1)) r
            """;

    /** Error classes in which a single autocommitted INSERT was certainly not committed. */
    private static final Set<String> NOT_STORED_CLASSES = Set.of("0A", "21", "22", "23", "25", "26", "28", "42", "54");

    private static final int OPEN_ATTEMPTS = 16;
    private static final int FIRST_FETCH_ROWS = 1;
    private static final int FETCH_BYTES = 4 << 20;
    private static final int MOST_FETCH_ROWS = 4_096;

    private final DataSource dataSource;
    private final BatchPartitions partitions;
    private @Nullable Connection appends;
    private boolean isKnownServer;
    private @Nullable PreparedStatement insert;
    private @Nullable PreparedStatement successor;

    /**
     * Keeps one connection of the source open for appends and takes another for the time of every read. The connections must
     * be in autocommit mode when the source gives them.
     */
    public PostgresJournal(DataSource dataSource) {
        this(dataSource, BatchPartitions.DEFAULT_SIZE);
    }

    /** As above, with partitions of another size: so many sequences each. For tests; all users of a database must agree. */
    public PostgresJournal(DataSource dataSource, long partitionSize) {
        this.dataSource = dataSource;
        this.partitions = new BatchPartitions(dataSource, partitionSize);
    }

    @Override
    public synchronized SealedBatch open(int shard, int epoch, BatchTime time) {
        JournalFault last = null;
        for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
            TailRow tail = tailRow(shard);
            if (tail.tail().epoch() > epoch) {
                throw new EpochSuperseded(
                        "shard " + shard + " is at epoch " + tail.tail().epoch() + ", not " + epoch, last);
            }
            try {
                partitions.ensure(tail.tail().sequence() + 1);
            } catch (SQLException failed) {
                throw new JournalUnavailable("no partition for the next batch of shard " + shard, failed);
            }
            SealedBatch barrier =
                    BatchEncoder.barrier(shard, epoch, later(tail.tail().time(), time), tail.tail(), tail.nextEntry());
            try {
                append(barrier);
                return barrier;
            } catch (SequenceTaken | AppendUnknown repeat) {
                // Somebody was quicker, or nobody knows: read the chain again. A second barrier does no harm.
                last = repeat;
            } catch (AppendRefused refused) {
                throw new JournalUnavailable("the barrier of shard " + shard + " was refused", refused);
            }
        }
        throw new JournalUnavailable("no barrier for shard " + shard + " after " + OPEN_ATTEMPTS + " attempts", last);
    }

    private static BatchTime later(BatchTime a, BatchTime b) {
        return new BatchTime(
                Math.max(a.wallMillis(), b.wallMillis()), Math.max(a.businessMillis(), b.businessMillis()));
    }

    @Override
    public synchronized void append(SealedBatch batch) {
        PreparedStatement statement;
        try {
            statement = insertStatement();
        } catch (SQLException notConnected) {
            disconnect();
            throw new AppendRefused("the journal's database cannot be reached", notConnected);
        }
        try {
            requireBatchBefore(batch);
            statement.setInt(1, batch.shard());
            statement.setLong(2, batch.sequence());
            statement.setInt(3, batch.epoch());
            statement.setBytes(4, batch.hash());
            statement.setBytes(5, batch.body());
            statement.executeUpdate();
            if (statement.getWarnings() != null) {
                SQLException warning = statement.getWarnings();
                statement.clearWarnings();
                throw new AppendUnknown("the commit of batch " + batch.sequence() + " came with a warning", warning);
            }
        } catch (SQLException failed) {
            disconnect();
            throw appendFault(batch, failed);
        }
        partitions.prepareAfter(batch.sequence());
    }

    /**
     * A new connection may lead to another server than the one before: to a standby that was promoted, which has every durable
     * batch, or to an old primary that should not run any more, which lacks some. The first append on it finds out.
     */
    private void requireBatchBefore(SealedBatch batch) throws SQLException {
        if (isKnownServer || batch.sequence() == 1) {
            return;
        }
        try (PreparedStatement statement =
                connection().prepareStatement("select hash from journal.batch where shard = ? and sequence = ?")) {
            statement.setInt(1, batch.shard());
            statement.setLong(2, batch.sequence() - 1);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !BatchCodec.namesPrevious(batch.body(), row.getBytes(1))) {
                    throw damaged("the batch before " + batch.sequence(), batch.shard());
                }
            }
        }
        isKnownServer = true;
    }

    private static JournalDamaged damaged(String missing, int shard) {
        return new JournalDamaged(
                "the database does not hold " + missing + " of shard " + shard
                        + ": it is not the one that was written to (an old primary, a restored copy)",
                null);
    }

    private static JournalFault appendFault(SealedBatch batch, SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        if (state.equals("23505")) {
            return new SequenceTaken(
                    "sequence " + batch.sequence() + " of shard " + batch.shard() + " holds another batch", failed);
        }
        if (state.length() == 5 && NOT_STORED_CLASSES.contains(state.substring(0, 2))) {
            return new AppendRefused("batch " + batch.sequence() + " was refused: " + failed.getMessage(), failed);
        }
        return new AppendUnknown("the result of appending batch " + batch.sequence() + " is unknown", failed);
    }

    @Override
    public synchronized void confirm(int shard, int epoch, long sequence) {
        try {
            PreparedStatement statement = successorStatement();
            statement.setInt(1, shard);
            statement.setLong(2, sequence);
            statement.setLong(3, sequence + 1);
            boolean isThere = isKnownServer || sequence == 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) > sequence) {
                        throw new EpochSuperseded(
                                "shard " + shard + " has been continued by epoch " + row.getInt(2) + ", not " + epoch,
                                null);
                    }
                    isThere = true;
                }
            }
            if (!isThere) {
                // As in requireBatchBefore: that nobody has gone on from a batch is no news where the batch itself is
                // missing.
                throw damaged("batch " + sequence, shard);
            }
        } catch (SQLException failed) {
            disconnect();
            throw new JournalUnavailable("epoch " + epoch + " of shard " + shard + " cannot be confirmed", failed);
        }
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setInt(1, shard);
                statement.setLong(2, fromSequence);
                statement.setFetchSize(FIRST_FETCH_ROWS);
                try (ResultSet rows = statement.executeQuery()) {
                    visit(shard, rows, visitor);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("shard " + shard + " cannot be read from " + fromSequence, failed);
        }
    }

    private static void visit(int shard, ResultSet rows, BatchVisitor visitor) throws SQLException {
        long bytes = 0;
        int count = 0;
        while (rows.next()) {
            SealedBatch batch =
                    new SealedBatch(shard, rows.getLong(1), rows.getInt(2), rows.getBytes(3), rows.getBytes(4));
            // Rows may be 200 bytes or a megabyte: fetch about as many at a time as fit the bound.
            bytes += batch.body().length;
            if (++count == FIRST_FETCH_ROWS) {
                long average = bytes / count;
                rows.setFetchSize((int) Math.clamp(FETCH_BYTES / Math.max(1, average), 4, MOST_FETCH_ROWS));
                bytes = 0;
                count = 0;
            }
            if (!visitor.visit(batch)) {
                return;
            }
        }
    }

    @Override
    public void readHashes(int shard, long fromSequence, long toSequence, HashVisitor visitor) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement(HASHES)) {
            statement.setInt(1, shard);
            statement.setLong(2, fromSequence);
            statement.setLong(3, toSequence);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows.getLong(1), rows.getBytes(2));
                }
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the hashes of shard " + shard + " cannot be read", failed);
        }
    }

    @Override
    public void readStrays(int shard, BatchVisitor visitor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(STRAYS)) {
            statement.setInt(1, shard);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SealedBatch batch = new SealedBatch(
                            rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getBytes(4), rows.getBytes(5));
                    if (!visitor.visit(batch)) {
                        return;
                    }
                }
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the ends of the chains cannot be read", failed);
        }
    }

    @Override
    public Tail tail(int shard) {
        return tailRow(shard).tail();
    }

    @Override
    public End end(int shard) {
        TailRow row = tailRow(shard);
        return new End(row.tail(), row.nextEntry() - 1);
    }

    private record TailRow(Tail tail, long nextEntry) {}

    private TailRow tailRow(int shard) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement(TAIL)) {
            statement.setInt(1, shard);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new TailRow(Tail.empty(), 1);
                }
                BatchCodec.Header header = BatchCodec.header(row.getBytes(4));
                return new TailRow(
                        new Tail(row.getLong(1), row.getInt(2), row.getBytes(3), header.time()),
                        header.firstEntry() + header.entries());
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the end of shard " + shard + " cannot be read", failed);
        }
    }

    private PreparedStatement insertStatement() throws SQLException {
        PreparedStatement statement = insert;
        if (statement == null) {
            statement = connection().prepareStatement(INSERT);
            insert = statement;
        }
        return statement;
    }

    private PreparedStatement successorStatement() throws SQLException {
        PreparedStatement statement = successor;
        if (statement == null) {
            statement = connection().prepareStatement(SUCCESSOR);
            successor = statement;
        }
        return statement;
    }

    private Connection connection() throws SQLException {
        Connection connection = appends;
        if (connection == null) {
            connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            // A store that hangs must become an unknown result, not a writer that hangs.
            connection.setNetworkTimeout(Runnable::run, TimedConnection.USUAL_MILLIS);
            appends = connection;
            isKnownServer = false;
        }
        return connection;
    }

    private void disconnect() {
        for (AutoCloseable resource : Arrays.asList(insert, successor, appends)) {
            if (resource != null) {
                try {
                    resource.close();
                } catch (Exception alreadyBroken) {
                    LOG.debug("a connection that had failed could not be closed either", alreadyBroken);
                }
            }
        }
        insert = null;
        successor = null;
        appends = null;
    }

    @Override
    public synchronized void close() {
        disconnect();
        partitions.close();
    }
}
