package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
 * <p>When behind, many batches go into one transaction. Database errors are waited out with rising pauses.
 */
public final class ProjectionRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final int BATCHES_A_TRANSACTION = 256;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Projection projection;
    private final JournalFeed feed;
    private final DataSource dataSource;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long lastSequence;
    private volatile boolean closed;
    private volatile boolean rebuildWanted;
    private volatile @Nullable Exception failure;
    private @Nullable Connection connection;

    /** Where the rows stand, as this runner knows; null when it has to be read first. */
    private @Nullable ProjectionCursor cursor;

    private ProjectionRunner(Projection projection, JournalFeed feed, DataSource dataSource) {
        this.projection = projection;
        this.feed = feed;
        this.dataSource = dataSource;
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
    public @Nullable Exception failure() {
        return failure;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                step();
                failure = null;
                pause = FIRST_PAUSE_MILLIS;
            } catch (InterruptedException stopped) {
                break;
            } catch (SQLException | RuntimeException failed) {
                disconnect();
                if (!closed) {
                    if (failure == null) {
                        LOG.warn("projection {} waits at batch {}", projection.name(), lastSequence, failed);
                    }
                    failure = failed;
                }
                if (!pausedFor(pause)) {
                    break;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
        disconnect();
    }

    private void step() throws SQLException, InterruptedException {
        Connection open = connected();
        if (rebuildWanted) {
            startOver(open, "was asked to be built again");
            rebuildWanted = false;
        }
        ProjectionCursor from = cursor;
        if (from == null) {
            from = ProjectionCursor.read(open, projection.name(), feed.shard());
            open.commit();
            at(from);
        }
        if (!feed.awaitAfter(from.sequence(), IDLE)) {
            return;
        }
        List<JournalBatch> batches = feed.readAfter(from.sequence(), BATCHES_A_TRANSACTION);
        if (batches.isEmpty()) {
            return;
        }
        if (!Arrays.equals(batches.getFirst().previousHash(), from.hash())) {
            startOver(open, "followed another chain up to batch " + from.sequence());
            return;
        }
        apply(open, from, batches);
    }

    private void apply(Connection open, ProjectionCursor from, List<JournalBatch> batches) throws SQLException {
        ProjectionCursor to = new ProjectionCursor(
                batches.getLast().sequence(), batches.getLast().hash());
        // The cursor first: its row lock keeps a second runner from writing the same rows at the same time.
        if (!from.moveTo(to, open, projection.name(), feed.shard())) {
            open.rollback();
            cursor = null;
            LOG.warn("projection {} is also written by another instance", projection.name());
            return;
        }
        projection.applyAll(open, batches);
        open.commit();
        failure = null; // before anyone who waits for these batches is told
        at(to);
    }

    private void startOver(Connection open, String why) throws SQLException {
        LOG.warn("projection {} {}: it is cleared and built again", projection.name(), why);
        projection.clear(open);
        ProjectionCursor.delete(open, projection.name(), feed.shard());
        open.commit();
        at(ProjectionCursor.BEGINNING);
    }

    private void at(ProjectionCursor reached) {
        cursor = reached;
        lock.lock();
        try {
            lastSequence = reached.sequence();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        cursor = null;
        if (open != null) {
            try (open) {
                open.rollback();
                open.setAutoCommit(true);
            } catch (SQLException alreadyBroken) {
                LOG.debug("projection {} gives up a broken connection", projection.name(), alreadyBroken);
            }
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
