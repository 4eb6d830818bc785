package io.ovation.journal;

import java.time.Duration;
import java.util.List;

/**
 * A shard's journal for readers in this process: what a writer here has just made durable comes from memory, everything
 * older from the store. Readers in a process without the writer poll the store.
 *
 * <p>Threads: any.
 */
public final class JournalFeed {

    /** A feed of a shard that no writer in this process feeds. */
    public JournalFeed(Journal journal, int shard) {
        throw new UnsupportedOperationException();
    }

    /** The shard. */
    public int shard() {
        throw new UnsupportedOperationException();
    }

    /** The last durable batch this feed knows of. */
    public long lastSequence() {
        throw new UnsupportedOperationException();
    }

    /** The durable batches after a sequence, in order, at most so many; empty when there are none. May block on the store. */
    public List<JournalBatch> readAfter(long sequence, int maximum) {
        throw new UnsupportedOperationException();
    }

    /** Waits until a batch after the sequence is known, at most this long; returns whether there is one. */
    public boolean awaitAfter(long sequence, Duration timeout) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
