package io.ovation.journal.feed;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalFault;
import io.ovation.journal.writer.LedgerWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A shard's journal for readers in this process: what a writer here has just made durable comes from memory, everything
 * older from the store. Readers in a process without the writer poll the store.
 *
 * <p>Threads: any.
 */
public final class JournalFeed {

    private static final int MOST_ENTRIES_AT_ONCE = 8_192;
    private static final int MOST_RECENT_BATCHES = 4_096;
    private static final int MOST_RECENT_BYTES = 32 << 20;
    private static final long POLL_MILLIS = 50;

    private final Journal journal;
    private final int shard;
    private final ArrayDeque<JournalBatch> recent = new ArrayDeque<>();
    private int recentBytes;
    private long lastSequence;
    private boolean fed;

    /** A feed of a shard. A {@link LedgerWriter} that is started with it feeds it; until then it polls the store. */
    public JournalFeed(Journal journal, int shard) {
        this.journal = journal;
        this.shard = shard;
    }

    /** The shard. */
    public int shard() {
        return shard;
    }

    /** The journal it reads. */
    public Journal journal() {
        return journal;
    }

    /** The last durable batch this feed knows of. */
    public synchronized long lastSequence() {
        return lastSequence;
    }

    /**
     * The durable batches after a sequence, in order, at most so many and with about 8,192 entries at most, so that a reader
     * that is far behind full batches does not hold them all in memory; empty when there are none. May block on the store.
     *
     * @throws JournalFault when the store cannot be read or what it holds is damaged
     */
    public List<JournalBatch> readAfter(long sequence, int maximum) {
        Reading reading = new Reading(maximum);
        synchronized (this) {
            if (fed && sequence >= lastSequence) {
                return reading.batches;
            }
            JournalBatch oldest = recent.peekFirst();
            if (oldest != null && oldest.sequence() <= sequence + 1) {
                for (JournalBatch batch : recent) {
                    if (batch.sequence() > sequence && !reading.add(batch)) {
                        break;
                    }
                }
                if (!reading.batches.isEmpty()) {
                    return reading.batches;
                }
            }
        }
        journal.read(shard, sequence + 1, stored -> reading.add(BatchCodec.decode(stored)));
        return reading.batches;
    }

    /**
     * Shows the durable batches after a sequence, in order, until the visitor returns false or there are no more for now: what
     * was written here lately from memory, or else streamed from the store, however many there are.
     *
     * @throws JournalFault when the store cannot be read or what it holds is damaged
     */
    public void forEachAfter(long sequence, Predicate<JournalBatch> visitor) {
        List<JournalBatch> inMemory = null;
        synchronized (this) {
            if (fed && sequence >= lastSequence) {
                return;
            }
            JournalBatch oldest = recent.peekFirst();
            if (oldest != null && oldest.sequence() <= sequence + 1) {
                inMemory = List.copyOf(recent);
            }
        }
        if (inMemory == null) {
            journal.read(shard, sequence + 1, stored -> visitor.test(BatchCodec.decode(stored)));
            return;
        }
        for (JournalBatch batch : inMemory) {
            if (batch.sequence() > sequence && !visitor.test(batch)) {
                return;
            }
        }
    }

    /** What one reader gets at once. */
    private static final class Reading {
        private final int maximum;
        private final List<JournalBatch> batches = new ArrayList<>();
        private int entries;

        Reading(int maximum) {
            this.maximum = maximum;
        }

        /** Takes a batch; false when it was the last. */
        boolean add(JournalBatch batch) {
            batches.add(batch);
            entries += batch.entryCount();
            return batches.size() < maximum && entries < MOST_ENTRIES_AT_ONCE;
        }
    }

    /** Waits until a batch after the sequence is known, at most this long; returns whether there is one. */
    public boolean awaitAfter(long sequence, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            synchronized (this) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (lastSequence > sequence) {
                    return true;
                }
                if (left <= 0) {
                    return false;
                }
                wait(fed ? left : Math.min(left, POLL_MILLIS));
                if (fed || lastSequence > sequence) {
                    continue;
                }
            }
            poll();
        }
    }

    private void poll() {
        heardOf(journal.tail(shard).sequence());
    }

    /** A batch is known to be durable, from the store or from an instance that writes: readers need not wait for the next poll. */
    public synchronized void heardOf(long sequence) {
        if (sequence > lastSequence) {
            lastSequence = sequence;
            notifyAll();
        }
    }

    /** A writer tells where the durable chain ends as it begins to feed. */
    public synchronized void begin(long sequence) {
        recent.clear();
        recentBytes = 0;
        fed = true;
        lastSequence = sequence;
        notifyAll();
    }

    /** A writer gives its next durable batch. */
    public synchronized void publish(JournalBatch batch) {
        recent.addLast(batch);
        recentBytes += batch.sealed().body().length;
        while (recent.size() > MOST_RECENT_BATCHES || (recentBytes > MOST_RECENT_BYTES && recent.size() > 1)) {
            recentBytes -= recent.removeFirst().sealed().body().length;
        }
        lastSequence = batch.sequence();
        notifyAll();
    }

    /** A writer stops: from now on others may write, so the store is asked again. */
    public synchronized void end() {
        fed = false;
        notifyAll();
    }
}
