package io.ovation.journal;

import java.util.function.Consumer;

/**
 * Delivers the durable batches of a shard, in order, each at least once, to a consumer on its own thread. For what leaves
 * the system or lives in memory (room frames); rows belong to a {@link ProjectionRunner}.
 */
public final class Follower implements AutoCloseable {

    private Follower() {}

    /** Starts to deliver the batches after a sequence. A consumer that throws gets the same batch again after a pause. */
    public static Follower start(String name, JournalFeed feed, long afterSequence, Consumer<JournalBatch> consumer) {
        throw new UnsupportedOperationException();
    }

    /** The last batch the consumer has taken. */
    public long lastSequence() {
        throw new UnsupportedOperationException();
    }

    /** Stops after the batch under way. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
