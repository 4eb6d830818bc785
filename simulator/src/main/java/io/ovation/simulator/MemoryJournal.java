package io.ovation.simulator;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import org.jspecify.annotations.Nullable;

/**
 * One instance's journal on a store in memory that never fails. Keeps the contract of {@link Journal}, which the same tests
 * hold it to as every other journal; {@link StormyJournal} adds the faults.
 */
final class MemoryJournal implements Journal {

    private final MemoryStore store;

    MemoryJournal(MemoryStore store) {
        this.store = store;
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        while (true) {
            SealedBatch barrier = barrier(shard, epoch, time);
            if (store.put(barrier)) {
                return barrier;
            }
        }
    }

    /** The barrier that would open an epoch now. */
    SealedBatch barrier(int shard, int epoch, BatchTime time) {
        SealedBatch last = last(shard);
        long nextEntry = 1;
        Tail tail = Tail.empty();
        if (last != null) {
            BatchCodec.Header header = BatchCodec.header(last.body());
            tail = new Tail(last.sequence(), last.epoch(), last.hash(), header.time());
            nextEntry = header.firstEntry() + header.entries();
        }
        if (tail.epoch() > epoch) {
            throw new EpochSuperseded("shard " + shard + " is at epoch " + tail.epoch() + ", not " + epoch, null);
        }
        BatchTime after = tail.time();
        BatchTime later = new BatchTime(
                Math.max(after.wallMillis(), time.wallMillis()),
                Math.max(after.businessMillis(), time.businessMillis()));
        return BatchEncoder.barrier(shard, epoch, later, tail, nextEntry);
    }

    @Override
    public void append(SealedBatch batch) {
        if (store.put(batch)) {
            return;
        }
        if (store.at(batch.shard(), batch.sequence()) == null) {
            throw new AppendRefused("batch " + batch.sequence() + " would leave a gap", null);
        }
        throw new SequenceTaken("sequence " + batch.sequence() + " of shard " + batch.shard() + " is taken", null);
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        SealedBatch successor = store.at(shard, sequence + 1);
        if (successor != null) {
            throw new EpochSuperseded(
                    "shard " + shard + " has been continued by epoch " + successor.epoch() + ", not " + epoch, null);
        }
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        for (long sequence = Math.max(1, fromSequence); ; sequence++) {
            SealedBatch batch = store.at(shard, sequence);
            if (batch == null || !visitor.visit(batch)) {
                return;
            }
        }
    }

    @Override
    public Tail tail(int shard) {
        SealedBatch last = last(shard);
        return last == null
                ? Tail.empty()
                : new Tail(
                        last.sequence(),
                        last.epoch(),
                        last.hash(),
                        BatchCodec.header(last.body()).time());
    }

    private @Nullable SealedBatch last(int shard) {
        return store.at(shard, store.size(shard));
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
