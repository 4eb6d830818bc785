package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the durable batches of a shard, in order, each at least once, to a consumer on its own thread. For what leaves
 * the system or lives in memory (room frames); rows belong to a {@link ProjectionRunner}.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final String name;
    private final JournalFeed feed;
    private final FollowerSteps steps;
    private final Thread thread;
    private volatile boolean closed;

    private Follower(String name, JournalFeed feed, long afterSequence, Consumer<JournalBatch> consumer) {
        this.name = name;
        this.feed = feed;
        this.steps = new FollowerSteps(feed, afterSequence, consumer);
        this.thread = Thread.ofPlatform().name("follower-" + name).daemon().unstarted(this::follow);
    }

    /** Starts to deliver the batches after a sequence. A consumer that throws gets the same batch again after a pause. */
    public static Follower start(String name, JournalFeed feed, long afterSequence, Consumer<JournalBatch> consumer) {
        Follower follower = new Follower(name, feed, afterSequence, consumer);
        follower.thread.start();
        return follower;
    }

    /** The last batch the consumer has taken. */
    public long lastSequence() {
        return steps.lastSequence();
    }

    private void follow() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try {
                if (feed.awaitAfter(steps.lastSequence(), Duration.ofSeconds(1))) {
                    steps.step(() -> closed);
                    pause = FIRST_PAUSE_MILLIS;
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (VirtualMachineError ending) {
                LOG.error("follower {} ends at batch {}", name, steps.lastSequence(), ending);
                throw ending;
            } catch (RuntimeException | Error failed) {
                LOG.warn("follower {} could not take batch {} yet", name, steps.lastSequence() + 1, failed);
                if (!paused(pause)) {
                    return;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Stops after the batch under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
