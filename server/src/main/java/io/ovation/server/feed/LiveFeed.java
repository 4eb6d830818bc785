package io.ovation.server.feed;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.Follower;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The books as they grow, for what lives in memory (rooms): batches from the moment this process began to take part in the shard, in
 * order, each at least once, a moment after they became durable. All listeners share one thread and must be quick; one
 * that throws is logged and misses that batch. Any thread may subscribe.
 */
@ApplicationScoped
public class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final LedgerShard shard;
    private final List<Consumer<FeedBatch>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Follower follower;

    LiveFeed(LedgerShard shard) {
        this.shard = shard;
    }

    /** Begins to deliver; the start-up calls it once, after the shard has started. */
    public synchronized void start() {
        if (follower == null) {
            follower = Follower.start(
                    "live-feed",
                    shard.shard().feed(),
                    shard.shard().position().tail().sequence(),
                    this::deliver);
        }
    }

    /** Ends the delivery. */
    public synchronized void stop() {
        if (follower != null) {
            follower.close();
            follower = null;
        }
    }

    /** Adds a listener from the next batch on; closing the subscription removes it. */
    public Subscription subscribe(Consumer<FeedBatch> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void deliver(JournalBatch durable) {
        FeedBatch batch = FeedBatch.of(durable);
        for (Consumer<FeedBatch> listener : listeners) {
            try {
                listener.accept(batch);
            } catch (RuntimeException e) {
                LOG.error("A listener of the live feed failed on batch " + batch.sequence(), e);
            }
        }
    }

    /** Ends when closed. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
