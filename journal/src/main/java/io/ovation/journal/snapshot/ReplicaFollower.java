package io.ovation.journal.snapshot;

import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.IdIndex;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link LedgerReplica} up with a shard's journal, on a thread of its own, and has a snapshot of it stored when one is
 * due. A standby takes the warm replica over with {@link #handOver}. Nothing of this ever stops a writer: a fault is logged, told
 * by {@link #failure}, and tried again; a replica that the journal contradicts is thrown away and begun anew from the newest
 * snapshot that fits.
 *
 * <p>Threads: any.
 */
public final class ReplicaFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFollower.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final JournalFeed feed;
    private final ReplicaSteps steps;
    private final ExecutorService uploads;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private ReplicaFollower(
            JournalFeed feed, IdIndex index, SnapshotStore store, SnapshotRule rule, int idsPerGeneration) {
        this.feed = feed;
        this.uploads = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name("ledger-snapshot-" + feed.shard())
                .daemon()
                .factory());
        this.steps = new ReplicaSteps(feed, index, store, rule, idsPerGeneration, uploads);
        this.thread = Thread.ofPlatform()
                .name("ledger-replica-" + feed.shard())
                .daemon()
                .unstarted(this::run);
    }

    /**
     * Starts to follow from the newest good snapshot, or from the first batch. Returns at once.
     *
     * @param index lets memory for ids be freed as far as it covers them
     * @param idsPerGeneration memory for ids, as of the writer that may take over
     */
    public static ReplicaFollower start(
            JournalFeed feed, IdIndex index, SnapshotStore store, SnapshotRule rule, int idsPerGeneration) {
        ReplicaFollower follower = new ReplicaFollower(feed, index, store, rule, idsPerGeneration);
        follower.thread.start();
        return follower;
    }

    /** The last batch that is in the replica, 0 before the first. */
    public long lastSequence() {
        return steps.lastSequence();
    }

    /** The newest snapshot that this follower knows to be stored, or null. */
    public @Nullable SnapshotPoint lastSnapshot() {
        return steps.lastSnapshot();
    }

    /** What keeps it from moving, or from storing a snapshot, now; or null. */
    public @Nullable RuntimeException failure() {
        RuntimeException own = failure;
        return own != null ? own : steps.snapshotFailure();
    }

    /**
     * Stops to follow and gives the replica away: to a writer that takes over. A snapshot under way is given up. What the
     * journal has beyond it is read by whoever goes on.
     *
     * @return the replica, wherever it stands: empty when it had none yet
     */
    public LedgerReplica handOver() {
        close();
        return steps.handOver();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                if (!steps.step(() -> closed)) {
                    feed.awaitAfter(steps.lastSequence(), IDLE);
                }
                failure = null;
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException stopped) {
                return;
            } catch (VirtualMachineError ending) {
                failure = new IllegalStateException("the replica of shard " + feed.shard() + " has ended", ending);
                LOG.error("the replica of shard {} ends at batch {}", feed.shard(), lastSequence(), ending);
                throw ending;
            } catch (RuntimeException | Error failed) {
                RuntimeException told = failed instanceof RuntimeException known
                        ? known
                        : new IllegalStateException("the replica could not take a step", failed);
                if (closed || !report(told, pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Says what is wrong, once, and waits; false when it was stopped. */
    private boolean report(RuntimeException failed, long pauseMillis) {
        if (failure == null) {
            LOG.warn("the replica of shard {} waits at batch {}", feed.shard(), lastSequence(), failed);
        }
        failure = failed;
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Stops; a snapshot under way is not stored. */
    @Override
    public void close() {
        closed = true;
        uploads.shutdownNow();
        thread.interrupt();
        try {
            thread.join();
            uploads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
