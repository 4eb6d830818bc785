package io.ovation.journal.cluster;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.PostgresSnapshots;
import io.ovation.journal.run.PostgresIdIndex;
import io.ovation.journal.snapshot.ReplicaFollower;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a standby knows of the id index, which the holder keeps: how far it covers, so that memory for ids can be freed here
 * too. Looked at now and then; finds nothing, because a standby decides nothing.
 */
final class Standby implements IdIndex {

    private static final long LOOK_NANOS = 2_000_000_000L;

    private final DataSource dataSource;
    private final int shard;
    private long covered;
    private long lookedNanos = System.nanoTime() - LOOK_NANOS;

    private Standby(DataSource dataSource, int shard) {
        this.dataSource = dataSource;
        this.shard = shard;
    }

    /** Starts the ledger that a standby keeps warm. */
    static ReplicaFollower start(DataSource dataSource, JournalFeed feed, ShardSettings settings) {
        return ReplicaFollower.start(
                feed,
                new Standby(dataSource, settings.shard()),
                new PostgresSnapshots(dataSource),
                settings.upkeep().snapshots(),
                settings.options().idsPerGeneration());
    }

    @Override
    public @Nullable AcceptedEntry find(UUID id) {
        return null;
    }

    @Override
    public synchronized long coveredSequence() {
        if (System.nanoTime() - lookedNanos > LOOK_NANOS) {
            try (Connection connection = dataSource.getConnection()) {
                covered = PostgresIdIndex.covered(connection, shard);
            } catch (SQLException away) {
                throw new JournalUnavailable("the id index of shard " + shard + " cannot be looked at", away);
            }
            lookedNanos = System.nanoTime();
        }
        return covered;
    }
}
