package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.sql.SQLException;
import java.util.List;

/**
 * Where a projection's rows and its cursor live, one transaction at a time: everything since the last {@link #commit} is kept
 * by the next one or dropped by {@link #rollback}, all of it, and also when this process dies. One thread.
 *
 * <p>Whoever keeps a projection elsewhere than in a {@link Projection}'s SQL tables implements this.
 */
public interface ProjectionStore {

    /** Where the rows stand; {@link ProjectionCursor#BEGINNING} when nothing was ever committed. */
    ProjectionCursor cursor() throws SQLException;

    /**
     * Compare-and-set: moves the cursor if it is still where {@code from} says, and keeps any other runner from moving it
     * before this transaction ends. Returns whether it did.
     */
    boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException;

    /** Writes the rows that follow from these batches. */
    void apply(List<JournalBatch> batches) throws SQLException;

    /** Removes every row and the cursor. */
    void clear() throws SQLException;

    /** Keeps what was done since the last one. */
    void commit() throws SQLException;

    /** Drops what was done since the last {@link #commit}. */
    void rollback() throws SQLException;

    /** Drops what was done since the last {@link #commit}, and every resource. The next call begins anew. */
    void disconnect();
}
