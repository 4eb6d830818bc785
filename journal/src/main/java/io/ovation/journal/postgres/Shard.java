package io.ovation.journal.postgres;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalFault;
import io.ovation.journal.JournalTooNew;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.LeaseHeld;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.proof.HeadFollower;
import io.ovation.journal.run.PostgresIdIndex;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.journal.snapshot.ReplicaFollower;
import io.ovation.journal.snapshot.SnapshotStore;
import io.ovation.journal.snapshot.Snapshots;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A shard, put together: schema, lease, journal, id index, heads, writer, and the projections that are added. This is
 * what a server opens; the parts are for tests and tools.
 *
 * <p>Of the data source it keeps one connection for appends and one for each projection, and takes others for moments.
 */
public final class Shard implements AutoCloseable {

    private final DataSource dataSource;
    private final PostgresLease lease;
    private final Journal journal;
    private final PostgresIdIndex index;
    private final HeadFollower heads;
    private final LedgerWriter writer;
    private final ReplicaFollower replica;
    private final List<ProjectionRunner> projections = new ArrayList<>();

    private Shard(
            DataSource dataSource,
            PostgresLease lease,
            Journal journal,
            PostgresIdIndex index,
            HeadFollower heads,
            LedgerWriter writer,
            ReplicaFollower replica) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.journal = journal;
        this.index = index;
        this.heads = heads;
        this.writer = writer;
        this.replica = replica;
    }

    /** As below, with the usual snapshots and an archive in the folder {@code archive}: for tests and tools. */
    public static Shard open(
            DataSource dataSource,
            int shard,
            String holder,
            Duration patience,
            JournalClock clock,
            WriterOptions options) {
        return open(dataSource, shard, holder, patience, clock, options, ShardUpkeep.archiveIn(Path.of("archive")));
    }

    /**
     * Applies the journal's schema, takes the lease, recovers from the newest good snapshot and what follows it, and serves.
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
            WriterOptions options,
            ShardUpkeep upkeep) {
        try (Connection connection = dataSource.getConnection()) {
            JournalSchema.apply(connection);
            JournalHome.claim(connection, shard, upkeep.store());
        } catch (SQLException failed) {
            throw new JournalUnavailable("the journal's schema cannot be applied", failed);
        }
        PostgresLease lease = PostgresLease.take(dataSource, shard, holder, patience);
        Journal journal = upkeep.store().open(dataSource, upkeep.archive());
        JournalFeed feed = new JournalFeed(journal, shard);
        LedgerReplica from;
        try {
            from = Snapshots.newest(new PostgresSnapshots(dataSource), journal, shard, options.idsPerGeneration());
        } catch (RuntimeException failed) {
            journal.close();
            lease.close();
            throw failed;
        }
        try {
            return serve(dataSource, lease, feed, from, clock, options, upkeep);
        } catch (RuntimeException failed) {
            journal.close();
            throw failed;
        }
    }

    /**
     * Serves a shard whose lease was just taken, from a replica that a standby has kept warm or a snapshot gave. The lease is
     * given back when it fails, and when the shard is closed or stopped.
     *
     * @param feed of the shard; goes on to be of use to others when the shard is stopped
     * @throws JournalFault when something keeps it from serving
     */
    public static Shard serve(
            DataSource dataSource,
            PostgresLease lease,
            JournalFeed feed,
            LedgerReplica from,
            JournalClock clock,
            WriterOptions options,
            ShardUpkeep upkeep) {
        SnapshotStore snapshots = new PostgresSnapshots(dataSource);
        PostgresIdIndex index = null;
        HeadFollower heads = null;
        try {
            JournalHome.requireWhole(dataSource, feed.shard(), feed.journal());
            heads = HeadFollower.start(dataSource, feed);
            int ids = options.idsPerGeneration();
            index = PostgresIdIndex.start(dataSource, feed, PostgresIdIndex.runIdsFor(ids));
            LedgerWriter writer = LedgerWriter.start(feed, lease, clock, index, options, from);
            ReplicaFollower replica = ReplicaFollower.start(feed, index, snapshots, upkeep.snapshots(), ids);
            return new Shard(dataSource, lease, feed.journal(), index, heads, writer, replica);
        } catch (RuntimeException failed) {
            if (index != null) {
                index.close();
            }
            if (heads != null) {
                heads.close();
            }
            lease.close();
            throw failed;
        }
    }

    /** The epoch it is served in. */
    public int epoch() {
        return lease.epoch();
    }

    /** How many entries' ids the durable index does not cover yet: for those who watch. */
    public long idsNotIndexed() {
        return Math.max(0, writer.position().entries() - index.coveredSequence());
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
    public Journal journal() {
        return journal;
    }

    /** The second ledger, which follows the journal and has snapshots made. */
    public ReplicaFollower replica() {
        return replica;
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
        stop();
        journal.close();
    }

    /** As {@link #close}, but leaves the journal open for those who go on to follow it. */
    public synchronized void stop() {
        writer.close();
        replica.close();
        projections.forEach(ProjectionRunner::close);
        index.close();
        heads.close();
        lease.close();
    }
}
