package io.ovation.journal;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * Keeps a {@link Projection} up with a shard's journal: rows and cursor are committed in one SQL transaction, so every batch
 * counts exactly once whatever dies when. The cursor moves by compare-and-set on sequence and hash, so two runners cannot
 * both write, and a chain that is not the one followed so far is noticed: the projection is then cleared and built again.
 *
 * <p>When behind, many batches go into one transaction. Database errors are waited out with rising pauses.
 */
public final class ProjectionRunner implements AutoCloseable {

    private ProjectionRunner() {}

    /** Starts on a thread of its own. The journal's schema must have been applied to the same database. */
    public static ProjectionRunner start(Projection projection, JournalFeed feed, DataSource dataSource) {
        throw new UnsupportedOperationException();
    }

    /** The projection's name. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** The last batch whose rows are committed, 0 before the first. */
    public long lastSequence() {
        throw new UnsupportedOperationException();
    }

    /** Waits until the rows of a batch are committed, at most this long; returns whether they are. */
    public boolean await(long sequence, Duration timeout) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Clears the projection and its cursor and builds it again from the first batch. Returns at once. */
    public void rebuild() {
        throw new UnsupportedOperationException();
    }

    /** The error that currently keeps it from moving, or null. */
    @org.jspecify.annotations.Nullable
    public Exception failure() {
        throw new UnsupportedOperationException();
    }

    /** Stops; the transaction under way is rolled back or committed, never half. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
