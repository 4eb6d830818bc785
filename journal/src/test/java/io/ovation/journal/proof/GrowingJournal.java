package io.ovation.journal.proof;

import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.nio.ByteBuffer;

/** A journal of which only the hashes exist: for trees that are longer than a test could write. */
final class GrowingJournal implements Journal {

    private long size;

    void grow(long toSize) {
        size = toSize;
    }

    static byte[] hash(long sequence) {
        return TreeHashes.sha256()
                .digest(ByteBuffer.allocate(8).putLong(sequence).array());
    }

    @Override
    public void readHashes(int shard, long fromSequence, long toSequence, HashVisitor visitor) {
        for (long sequence = fromSequence; sequence <= Math.min(size, toSequence); sequence++) {
            visitor.visit(sequence, hash(sequence));
        }
    }

    @Override
    public Tail tail(int shard) {
        return new Tail(size, 1, hash(size), new BatchTime(0, 0));
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void append(SealedBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
