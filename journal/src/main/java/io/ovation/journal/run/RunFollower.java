package io.ovation.journal.run;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a tree of runs up with a shard's journal, on one thread: collects the rows of new batches, writes them as runs, and merges
 * in between. A merge stops after every few blocks to see whether a run is due, so that a large one keeps nothing waiting.
 *
 * <p>What is read of the store but not in a run is lost with the process and read again. Database errors are waited out.
 */
final class RunFollower implements AutoCloseable {

    /** Says which rows a batch has. */
    @FunctionalInterface
    interface BatchRows {
        void add(JournalBatch batch, Rows rows);
    }

    /**
     * When a run is written.
     *
     * @param rows as soon as there are so many rows
     * @param mostRows but as many as this when they are there already
     * @param millis or when the oldest row has waited so long; 0 for ever
     */
    record Pace(int rows, int mostRows, long millis) {}

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration SOMETHING_WAITS = Duration.ofMillis(20);
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final RunTree tree;
    private final JournalFeed feed;
    private final BatchRows source;
    private final Pace pace;
    private final Rows rows;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean closed;
    private volatile boolean rebuildWanted;
    private volatile long wanted;
    private volatile @Nullable Throwable failure;

    /** Batches since the last run; null when there are none. */
    private Run.@Nullable Origin collected;

    /** What is in runs as far as this follower knows: what it collects follows it. */
    private RunStore.Position base;

    private long readSequence;
    private byte[] readHash;
    private long readEntry;
    private long oldestSince;

    RunFollower(String name, RowFormat format, RunTree tree, JournalFeed feed, BatchRows source, Pace pace) {
        this.tree = tree;
        this.feed = feed;
        this.source = source;
        this.pace = pace;
        this.rows = new Rows(format);
        this.base = tree.state().position();
        this.readSequence = base.sequence();
        this.readHash = base.hash();
        this.readEntry = base.lastEntry();
        this.thread =
                Thread.ofPlatform().name(name + "-" + feed.shard()).daemon().unstarted(this::run);
    }

    /**
     * Begins. First makes sure that the runs were made from this chain: after a fail-over to a database that had not received the
     * last batches they may not be, and are then made again from the first batch.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    void start() throws SQLException {
        RunStore.Position position = tree.state().position();
        if (position.sequence() > 0 && !isInChain(position)) {
            startOver();
        }
        thread.start();
    }

    private boolean isInChain(RunStore.Position position) {
        boolean[] found = new boolean[1];
        feed.journal().read(feed.shard(), position.sequence(), stored -> {
            found[0] = stored.sequence() == position.sequence() && Arrays.equals(stored.hash(), position.hash());
            return false;
        });
        return found[0];
    }

    /** Removes all runs and makes them again from the first batch. Returns at once. */
    void rebuild() {
        rebuildWanted = true;
    }

    /** The error that currently keeps it from moving, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Waits until the rows of a batch are in runs, at most this long; returns whether they are. */
    boolean await(long sequence, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            wanted = Math.max(wanted, sequence);
            while (rebuildWanted || tree.state().position().sequence() < sequence) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                if (rebuildWanted) {
                    startOver();
                    rebuildWanted = false;
                }
                turn(collected != null && pace.millis() > 0 ? SOMETHING_WAITS : IDLE);
                while (tree.merge(Integer.MAX_VALUE, this::duringMerge)) {
                    turn(Duration.ZERO);
                }
                failure = null;
                pause = FIRST_PAUSE_MILLIS;
            } catch (SQLException | JournalUnavailable | AssertionError away) {
                // Assertions are the driver's: a connection that breaks in the middle of an answer fails them.
                failure = away;
                if (!closed) {
                    RunTree.LOG.warn("{} waits: {}", thread.getName(), away.getMessage());
                }
                pause = pauseFor(pause);
                reload();
            } catch (InterruptedException stopped) {
                break;
            } catch (RuntimeException | Error broken) {
                failure = broken;
                RunTree.LOG.error("{} stops; what depends on it will be refused", thread.getName(), broken);
                break;
            }
        }
    }

    private void duringMerge(int level) throws SQLException, InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        turn(Duration.ZERO);
        while (tree.merge(level, this::duringMerge)) {
            // smaller ones first
        }
    }

    /** Takes what has come, and writes a run if one is due. */
    private void turn(Duration patience) throws SQLException, InterruptedException {
        Duration wait = patience;
        boolean[] otherChain = new boolean[1];
        while (rows.size() < pace.mostRows() && !closed && feed.awaitAfter(readSequence, wait)) {
            long before = readSequence;
            feed.forEachAfter(before, batch -> {
                otherChain[0] = !Arrays.equals(batch.previousHash(), readHash);
                if (!otherChain[0]) {
                    take(batch);
                }
                return !otherChain[0] && rows.size() < pace.mostRows() && !closed;
            });
            if (otherChain[0]) {
                startOver();
                return;
            }
            if (readSequence == before) {
                break;
            }
            wait = Duration.ZERO;
        }
        if (isDue()) {
            write();
        }
    }

    private void take(JournalBatch batch) {
        if (batch.entryCount() > 0) {
            readEntry = batch.firstEntry() + batch.entryCount() - 1;
            source.add(batch, rows);
        }
        readSequence = batch.sequence();
        readHash = batch.hash();
        Run.Origin origin = new Run.Origin(batch.sequence(), batch.sequence(), readEntry, batch.time(), batch.time());
        Run.Origin before = collected;
        if (before == null) {
            oldestSince = System.nanoTime();
            collected = origin;
        } else {
            collected = before.with(origin);
        }
    }

    private boolean isDue() {
        Run.Origin waiting = collected;
        if (waiting == null) {
            return false;
        }
        return rows.size() >= pace.rows()
                || (pace.millis() > 0
                        && (base.sequence() < Math.min(wanted, readSequence)
                                || System.nanoTime() - oldestSince > pace.millis() * 1_000_000));
    }

    private void write() throws SQLException {
        Run.Origin origin = collected;
        if (origin == null) {
            return;
        }
        if (tree.append(base, rows, origin, readHash)) {
            base = new RunStore.Position(0, readSequence, readHash, readEntry);
            rows.clear();
            collected = null;
        } else {
            RunTree.LOG.info("{}: another process has written batch {}", thread.getName(), origin.firstBatch());
            goOnFrom(tree.reload().position());
        }
        tellWaiting();
    }

    private void tellWaiting() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startOver() throws SQLException {
        RunTree.LOG.warn("{}: what was made of batches up to {} is made again", thread.getName(), readSequence);
        tree.clear();
        goOnFrom(tree.state().position());
    }

    private void goOnFrom(RunStore.Position position) {
        rows.clear();
        collected = null;
        base = position;
        readSequence = position.sequence();
        readHash = position.hash();
        readEntry = position.lastEntry();
    }

    /** After an error what is stored counts: another process may have written it, or the database may have lost it. */
    private void reload() {
        try {
            goOnFrom(tree.reload().position());
        } catch (SQLException | AssertionError stillAway) {
            goOnFrom(tree.state().position());
            RunTree.LOG.debug("{} cannot read its runs yet", thread.getName(), stillAway);
        }
    }

    private static long pauseFor(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
    }

    /** Stops; the change under way is made or not made, never half. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
