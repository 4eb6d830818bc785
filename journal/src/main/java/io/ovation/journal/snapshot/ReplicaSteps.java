package io.ovation.journal.snapshot;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.IdIndex;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ReplicaFollower} does, step by step and without a thread: moves a replica on with what the feed has, has snapshots
 * stored when they are due, and begins anew from the newest snapshot that fits when the journal contradicts the replica.
 *
 * <p>Threads: {@link #step} and {@link #handOver} one at a time; the rest any.
 */
public final class ReplicaSteps {

    private static final int READ_BATCHES = 256;

    private final JournalFeed feed;
    private final IdIndex index;
    private final SnapshotStore store;
    private final int idsPerGeneration;
    private final SnapshotMaker maker;
    private @Nullable LedgerReplica replica;
    private volatile long lastSequence;

    /**
     * Begins at the newest good snapshot, with the first step.
     *
     * @param index lets memory for ids be freed as far as it covers them
     * @param idsPerGeneration memory for ids, as of the writer that may take over
     * @param uploads carries snapshots to the store; one that runs them at once will do
     */
    public ReplicaSteps(
            JournalFeed feed,
            IdIndex index,
            SnapshotStore store,
            SnapshotRule rule,
            int idsPerGeneration,
            Executor uploads) {
        this.feed = feed;
        this.index = index;
        this.store = store;
        this.idsPerGeneration = idsPerGeneration;
        this.maker = new SnapshotMaker(store, feed.shard(), rule, uploads);
    }

    /**
     * Takes what the feed has after the replica, a bounded number of batches.
     *
     * @param stop is asked between batches whether to stop early
     * @return whether there was anything
     * @throws io.ovation.journal.JournalFault when snapshots or journal cannot be read, or contradict the replica: the next step
     *     tries again
     */
    public boolean step(BooleanSupplier stop) {
        LedgerReplica own = replica;
        if (own == null) {
            own = Snapshots.newest(store, feed.journal(), feed.shard(), idsPerGeneration);
            maker.begin(own);
            replica = own;
            lastSequence = own.tail().sequence();
        }
        boolean moved = false;
        for (JournalBatch batch : feed.readAfter(lastSequence, READ_BATCHES)) {
            if (stop.getAsBoolean()) {
                return moved;
            }
            apply(own, batch);
            moved = true;
        }
        if (moved) {
            own.ledger().forgetIds(index.coveredSequence());
            maker.saveIfDue(own);
        }
        return moved;
    }

    private void apply(LedgerReplica own, JournalBatch batch) {
        try {
            own.apply(batch);
        } catch (JournalDamaged contradicted) {
            replica = null;
            throw contradicted;
        }
        lastSequence = batch.sequence();
        maker.count(batch);
    }

    /** The last batch that is in the replica, 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The newest snapshot that is known to be stored, or null. */
    public @Nullable SnapshotPoint lastSnapshot() {
        return maker.last();
    }

    /** Why the last snapshot could not be stored, or null. */
    public @Nullable RuntimeException snapshotFailure() {
        return maker.failure();
    }

    /** Gives the replica away, wherever it stands: empty when there is none yet. A further step begins at a snapshot again. */
    public LedgerReplica handOver() {
        LedgerReplica kept = replica;
        replica = null;
        return kept != null ? kept : LedgerReplica.empty(feed.shard(), idsPerGeneration);
    }
}
