package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a {@link Follower} does, step by step and without a thread or a clock: durable batches in order, each at least once.
 * One thread steps; any thread may ask where it stands.
 */
public final class FollowerSteps {

    private static final int READ_BATCHES = 256;

    private final JournalFeed feed;
    private final Consumer<JournalBatch> consumer;
    private volatile long lastSequence;

    /** Delivers what follows a sequence. */
    public FollowerSteps(JournalFeed feed, long afterSequence, Consumer<JournalBatch> consumer) {
        this.feed = feed;
        this.lastSequence = afterSequence;
        this.consumer = consumer;
    }

    /** The last batch the consumer has taken. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Delivers some of what is there. A batch whose consumer throws is delivered again by the next step. */
    public void step(BooleanSupplier closed) {
        for (JournalBatch batch : feed.readAfter(lastSequence, READ_BATCHES)) {
            if (closed.getAsBoolean()) {
                return;
            }
            consumer.accept(batch);
            lastSequence = batch.sequence();
        }
    }
}
