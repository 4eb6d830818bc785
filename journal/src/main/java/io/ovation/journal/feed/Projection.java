package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows derived from the journal. A {@link ProjectionRunner} calls it with every batch of a shard exactly once, in order, and
 * commits what it wrote together with the cursor. It may be cleared and built again from nothing at any time.
 *
 * <p>An implementation writes with the given connection only, never commits, rolls back or closes it, and keeps no state
 * between calls other than caches of what is constant.
 */
public interface Projection {
    /** A stable name: it is the key of the cursor. */
    String name();

    /** Writes what follows from one batch. */
    void apply(Connection connection, JournalBatch batch) throws SQLException;

    /** Writes what follows from several batches in order. Override it where one statement for many batches is cheaper. */
    default void applyAll(Connection connection, List<JournalBatch> batches) throws SQLException {
        for (JournalBatch batch : batches) {
            apply(connection, batch);
        }
    }

    /** Removes everything it ever wrote. */
    void clear(Connection connection) throws SQLException;
}
