package io.ovation.journal.feed;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Projection} up with a shard's journal: rows and cursor are committed in one SQL transaction, so every batch
 * counts exactly once whatever dies when. The cursor moves by compare-and-set on sequence and hash, so two runners cannot
 * both write, and a chain that is not the one followed so far is noticed: the projection is then cleared and built again.
 *
 * <p>When behind, many batches go into one transaction. A step that fails is done again with rising pauses, on a new connection,
 * whatever it failed with; only an error of the virtual machine ends the runner, and says so.
 */
public final class ProjectionRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Projection projection;
    private final JournalFeed feed;
    private final ProjectionSteps steps;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long lastSequence;
    private volatile boolean closed;
    private volatile boolean rebuildWanted;
    private volatile @Nullable Throwable failure;
    private volatile long failures;

    private ProjectionRunner(Projection projection, JournalFeed feed, DataSource dataSource) {
        this.projection = projection;
        this.feed = feed;
        this.steps = new ProjectionSteps(
                projection.name(), feed, new SqlProjectionStore(projection, feed.shard(), dataSource));
        this.thread = Thread.ofPlatform()
                .name("projection-" + projection.name())
                .daemon()
                .unstarted(this::run);
    }

    /** Starts on a thread of its own. The journal's schema must have been applied to the same database. */
    public static ProjectionRunner start(Projection projection, JournalFeed feed, DataSource dataSource) {
        ProjectionRunner runner = new ProjectionRunner(projection, feed, dataSource);
        runner.thread.start();
        return runner;
    }

    /** The projection's name. */
    public String name() {
        return projection.name();
    }

    /** The last batch whose rows are committed, 0 before the first is known. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Waits until the rows of a batch are committed, at most this long; returns whether they are. */
    public boolean await(long sequence, Duration timeout) throws InterruptedException {
        if (lastSequence >= sequence) {
            return true;
        }
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (lastSequence < sequence) {
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

    /** Clears the projection and its cursor and builds it again from the first batch. Returns at once. */
    public void rebuild() {
        rebuildWanted = true;
    }

    /** The error that currently keeps it from moving, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** How many steps have failed since it was started. */
    public long failures() {
        return failures;
    }

    private void run() {
        try {
            follow();
        } catch (VirtualMachineError ending) {
            failures++;
            failure = ending;
            LOG.error(
                    "projection {} ends at batch {} and goes on when the server is started again",
                    projection.name(),
                    lastSequence,
                    ending);
            throw ending;
        } finally {
            steps.disconnect();
        }
    }

    private void follow() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                step();
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException stopped) {
                return;
            } catch (VirtualMachineError ending) {
                throw ending;
            } catch (SQLException | RuntimeException | Error failed) {
                // Errors too: a driver whose connection breaks in the middle of an answer may fail its own assertions.
                steps.disconnect();
                if (!closed) {
                    note(failed);
                }
                if (!pausedFor(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the runner's own thread writes it
    private void note(Throwable failed) {
        failures++;
        if (failure == null) {
            LOG.warn("projection {} waits at batch {}", projection.name(), lastSequence, failed);
        }
        failure = failed;
    }

    private void step() throws SQLException, InterruptedException {
        if (rebuildWanted) {
            steps.startOver("was asked to be built again");
            rebuildWanted = false;
        }
        boolean moved = steps.step();
        failure = null; // before anyone who waits for these batches is told
        at(steps.sequence());
        if (!moved) {
            feed.awaitAfter(steps.sequence(), IDLE);
        }
    }

    private void at(long reached) {
        lock.lock();
        try {
            lastSequence = reached;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean pausedFor(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Stops; the transaction under way is rolled back or committed, never half. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
