package io.ovation.journal;

import io.ovation.ledger.BatchTime;

/**
 * The durable log of shards: for each shard one chain of batches numbered 1, 2, 3 and so on, without gaps, each carrying the
 * hash of the one before it. An implementation stores batches; it never interprets their entries.
 *
 * <p>The fence between writers is the chain itself: a sequence can be taken once. Whoever wants to write calls {@link #open}
 * with a higher epoch, which puts an empty batch of that epoch (the barrier) at the end of the chain; from then on every append
 * of an older epoch finds its place taken.
 *
 * <p>Threads: {@code open}, {@code append} and {@code confirm} of one shard are called by one thread at a time; {@code read} and
 * {@code tail} by any thread at any time. All methods block. All faults are {@link JournalFault}s.
 */
public interface Journal extends AutoCloseable {

    /**
     * Puts the barrier of an epoch at the end of the chain and returns it. When this returns, the barrier is durable and no
     * batch of an older epoch can be appended any more. Called again with the same epoch after an append whose result is
     * unknown: the chain up to the returned barrier then tells what became of it.
     *
     * @param time the time the barrier carries, unless the chain's last batch is later: times never go back
     * @throws EpochSuperseded when the chain already holds a batch of a higher epoch
     * @throws JournalUnavailable when the store cannot be reached; calling again is safe
     */
    SealedBatch open(int shard, int epoch, BatchTime time);

    /**
     * Appends a batch at its sequence. When this returns normally the batch is durable.
     *
     * @throws SequenceTaken when another batch is stored at that sequence: this one is not and never will be
     * @throws AppendRefused when the store refused the batch: it is not stored and never will be
     * @throws AppendUnknown when nobody can say; {@link #open} resolves it
     */
    void append(SealedBatch batch);

    /**
     * Confirms from the store that the chain still ends with the given batch, so that answers computed on it are true now.
     *
     * @throws EpochSuperseded when the chain has grown by another epoch
     * @throws JournalUnavailable when the store cannot be asked
     */
    void confirm(int shard, int epoch, long sequence);

    /**
     * Hands durable batches to the visitor in order of sequence, beginning with {@code fromSequence}, until the visitor
     * returns false or the end of the chain (as of some moment during the call) is reached. Batches are streamed: memory does
     * not grow with the length of the chain. Hashes are not checked here.
     *
     * @throws JournalUnavailable when the store cannot be read; batches already visited stand
     */
    void read(int shard, long fromSequence, BatchVisitor visitor);

    /**
     * Hands over the hashes of durable batches from one sequence to another, both included, as many as there are, in order. A
     * store that can do so without reading the bodies should.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    default void readHashes(int shard, long fromSequence, long toSequence, HashVisitor visitor) {
        if (fromSequence > toSequence) {
            return;
        }
        read(shard, fromSequence, batch -> {
            if (batch.sequence() <= toSequence) {
                visitor.visit(batch.sequence(), batch.hash());
            }
            return batch.sequence() < toSequence;
        });
    }

    /**
     * Hands over batches at the ends of all chains in the store, and before their beginnings: where a batch is found that was moved
     * to another place. Their headers say where they belong.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    default void readStrays(int shard, BatchVisitor visitor) {}

    /**
     * Where the chain ends now.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    Tail tail(int shard);

    /**
     * Where a chain ends.
     *
     * @param tail its last batch
     * @param entries in all of it
     */
    record End(Tail tail, long entries) {}

    /**
     * As {@link #tail}, with the number of entries.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    default End end(int shard) {
        Tail tail = tail(shard);
        long[] entries = {0};
        if (tail.sequence() > 0) {
            read(shard, tail.sequence(), last -> {
                BatchCodec.Header header = BatchCodec.header(last.body());
                entries[0] = header.firstEntry() - 1 + header.entries();
                return false;
            });
        }
        return new End(tail, entries[0]);
    }

    /** Releases connections. Open reads fail. */
    @Override
    void close();

    /** Takes batches from {@link Journal#read}. */
    @FunctionalInterface
    interface BatchVisitor {
        /** Takes one batch; returns whether it wants the next. */
        boolean visit(SealedBatch batch);
    }

    /** Takes hashes from {@link Journal#readHashes}. */
    @FunctionalInterface
    interface HashVisitor {
        /** Takes the hash of one batch. */
        void visit(long sequence, byte[] hash);
    }
}
