package io.ovation.journal.postgres;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalFault;
import io.ovation.journal.JournalTooNew;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.LeaseHeld;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.proof.HeadFollower;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A shard on PostgreSQL, put together: schema, lease, journal, id index, heads, writer, and the projections that are added. This is
 * what a server opens; the parts are for tests and tools.
 *
 * <p>Of the data source it keeps one connection for appends and one for each projection, and takes others for moments.
 */
public final class Shard implements AutoCloseable {

    private final DataSource dataSource;
    private final PostgresLease lease;
    private final PostgresJournal journal;
    private final PostgresIdIndex index;
    private final HeadFollower heads;
    private final LedgerWriter writer;
    private final List<ProjectionRunner> projections = new ArrayList<>();

    private Shard(
            DataSource dataSource,
            PostgresLease lease,
            PostgresJournal journal,
            PostgresIdIndex index,
            HeadFollower heads,
            LedgerWriter writer) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.journal = journal;
        this.index = index;
        this.heads = heads;
        this.writer = writer;
    }

    /**
     * Applies the journal's schema, takes the lease, recovers, and serves.
     *
     * @param holder how this instance calls itself, for people
     * @param patience how long to wait for another holder to go; zero to fail at once
     * @throws LeaseHeld when another instance holds the shard
     * @throws JournalTooNew when the data was written by a newer version
     * @throws JournalFault when anything else keeps it from serving
     */
    public static Shard open(
            DataSource dataSource,
            int shard,
            String holder,
            Duration patience,
            JournalClock clock,
            WriterOptions options) {
        try (Connection connection = dataSource.getConnection()) {
            JournalSchema.apply(connection);
        } catch (SQLException failed) {
            throw new JournalUnavailable("the journal's schema cannot be applied", failed);
        }
        PostgresLease lease = PostgresLease.take(dataSource, shard, holder, patience);
        PostgresJournal journal = new PostgresJournal(dataSource);
        JournalFeed feed = new JournalFeed(journal, shard);
        PostgresIdIndex index = null;
        HeadFollower heads = null;
        try {
            index = PostgresIdIndex.start(dataSource, feed, PostgresIdIndex.runIdsFor(options));
            heads = HeadFollower.start(dataSource, feed);
            LedgerWriter writer = LedgerWriter.start(feed, lease, clock, index, options);
            return new Shard(dataSource, lease, journal, index, heads, writer);
        } catch (RuntimeException failed) {
            if (index != null) {
                index.close();
            }
            if (heads != null) {
                heads.close();
            }
            journal.close();
            lease.close();
            throw failed;
        }
    }

    /** The shard's writer. */
    public LedgerWriter writer() {
        return writer;
    }

    /** The shard's durable batches. */
    public JournalFeed feed() {
        return writer.feed();
    }

    /** The shard's journal. */
    public PostgresJournal journal() {
        return journal;
    }

    /** Starts to keep a projection up with the journal, until the shard is closed. */
    public synchronized ProjectionRunner project(Projection projection) {
        ProjectionRunner runner = ProjectionRunner.start(projection, writer.feed(), dataSource);
        projections.add(runner);
        return runner;
    }

    /** Answers what is under way, stops everything, and gives the lease back. */
    @Override
    public synchronized void close() {
        writer.close();
        projections.forEach(ProjectionRunner::close);
        index.close();
        heads.close();
        journal.close();
        lease.close();
    }
}
