package io.ovation.journal.postgres;

import io.ovation.journal.TimedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the partitions of {@code journal.batch} ahead of need, off the writer's thread. A partition holds a range of
 * sequences of all shards.
 */
final class BatchPartitions implements AutoCloseable {

    /** Sequences in a partition. */
    static final long DEFAULT_SIZE = 1L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(BatchPartitions.class);
    private static final Set<String> ALREADY_THERE = Set.of("42P07", "42710", "23505");

    private final DataSource dataSource;
    private final long size;

    /** The highest partition that is known to exist. */
    private final AtomicLong made = new AtomicLong(-1);

    private final AtomicLong underWay = new AtomicLong(-1);
    private volatile boolean closed;

    BatchPartitions(DataSource dataSource, long size) {
        this.dataSource = dataSource;
        this.size = size;
    }

    /** Makes the partition of a sequence and the next one, unless they are there: old ones may have been archived. */
    void ensure(long sequence) throws SQLException {
        long wanted = sequence / size + 1;
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS)) {
            Connection connection = open.sql();
            make(connection, wanted - 1);
            make(connection, wanted);
        }
        made.accumulateAndGet(wanted, Math::max);
    }

    /** Called after every append; starts to make the next partitions when the present one is half full. */
    void prepareAfter(long sequence) {
        long wanted = (sequence + size / 2) / size + 1;
        if (made.get() < wanted && underWay.getAndSet(wanted) < wanted) {
            Thread.ofVirtual().name("journal-partitions").start(() -> {
                try {
                    ensure(sequence + size / 2);
                } catch (SQLException failed) {
                    if (!closed) {
                        LOG.warn("partition {} of the journal could not be made yet", wanted, failed);
                    }
                } finally {
                    underWay.set(-1);
                }
            });
        }
    }

    /**
     * Attaching takes a weaker lock than creating a partition in place: appends go on meanwhile.
     */
    private void make(Connection connection, long number) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            String table = "journal.batch_" + number;
            if (exists(statement, table)) {
                connection.rollback();
                return;
            }
            statement.execute("create table " + table
                    + " (like journal.batch including defaults including constraints including storage"
                    + " including indexes) with (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = -1)");
            statement.execute("alter table journal.batch attach partition " + table + " for values from ("
                    + number * size + ") to (" + (number + 1) * size + ")");
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            if (!ALREADY_THERE.contains(failed.getSQLState())) {
                throw failed;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
