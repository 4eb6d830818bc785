package io.ovation.journal.snapshot;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has snapshots of a replica stored when they are due. The state is put aside at once, which holds the replica up for a moment
 * only, and goes from there to the store elsewhere, at the store's pace. One at a time.
 */
final class SnapshotMaker {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotMaker.class);

    private final SnapshotStore store;
    private final int shard;
    private final SnapshotRule rule;
    private final Executor uploads;
    private volatile @Nullable SnapshotPoint last;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean underWay;
    private long bytesOfLast;
    private long entriesSince;
    private long bytesSince;

    SnapshotMaker(SnapshotStore store, int shard, SnapshotRule rule, Executor uploads) {
        this.store = store;
        this.shard = shard;
        this.rule = rule;
        this.uploads = uploads;
    }

    @Nullable
    SnapshotPoint last() {
        return last;
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** The replica begins here: at a stored snapshot, or empty. */
    void begin(LedgerReplica replica) {
        last = replica.tail().sequence() == 0 ? null : point(replica);
        entriesSince = 0;
        bytesSince = 0;
    }

    void count(JournalBatch batch) {
        entriesSince += batch.entryCount();
        bytesSince += batch.sealed().body().length;
    }

    /** Begins a snapshot when one is due, none is under way, and no other instance has just stored one. */
    void saveIfDue(LedgerReplica replica) {
        if (underWay || !rule.due(entriesSince, bytesSince, bytesOfLast)) {
            return;
        }
        try {
            if (!anotherDid(replica)) {
                save(replica);
            }
        } catch (RuntimeException | IOException failed) {
            failed(point(replica), failed);
        }
    }

    /** Whether another instance has stored one that makes ours superfluous for now. */
    private boolean anotherDid(LedgerReplica replica) {
        List<SnapshotPoint> points = store.points(shard);
        SnapshotPoint own = last;
        if (points.isEmpty()) {
            return false;
        }
        SnapshotPoint theirs = points.getFirst();
        if (theirs.tail().sequence() > replica.tail().sequence()
                || (own != null && theirs.tail().sequence() <= own.tail().sequence())) {
            return false;
        }
        last = theirs;
        long entriesBefore = entriesSince;
        entriesSince = replica.ledger().lastSequence() - theirs.entries();
        bytesSince = entriesBefore == 0 ? 0 : (long) ((double) bytesSince * entriesSince / entriesBefore);
        return !rule.due(entriesSince, bytesSince, bytesOfLast);
    }

    /** Puts the state aside and sends it on its way. */
    void save(LedgerReplica replica) throws IOException {
        SnapshotPoint point = point(replica);
        Spool spool = new Spool();
        try {
            StateForm.write(replica.ledger(), spool);
            spool.close();
        } catch (IOException | RuntimeException failed) {
            spool.delete();
            throw failed;
        }
        entriesSince = 0;
        bytesSince = 0;
        bytesOfLast = spool.size();
        underWay = true;
        try {
            uploads.execute(() -> store(point, spool));
        } catch (RejectedExecutionException closing) {
            underWay = false;
            spool.delete();
        }
    }

    private void store(SnapshotPoint point, Spool spool) {
        long begin = System.nanoTime();
        try (InputStream state = spool.read()) {
            store.save(point, state);
            last = point;
            failure = null;
            store.prune(shard, rule.keep());
            LOG.info("{} stored: {} bytes in {} ms", point, spool.size(), (System.nanoTime() - begin) / 1_000_000);
        } catch (RuntimeException | IOException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                failed(point, failed);
            }
        } finally {
            underWay = false;
            delete(spool);
        }
    }

    private void failed(SnapshotPoint point, Exception cause) {
        LOG.warn("{} could not be stored; the next one will be", point, cause);
        failure = cause instanceof RuntimeException known
                ? known
                : new JournalUnavailable("the state cannot be put aside: " + cause, cause);
    }

    private static void delete(Spool spool) {
        try {
            spool.delete();
        } catch (IOException stays) {
            LOG.warn("a temporary file could not be deleted", stays);
        }
    }

    private SnapshotPoint point(LedgerReplica replica) {
        return new SnapshotPoint(shard, replica.tail(), replica.ledger().lastSequence());
    }
}
