package io.ovation.journal.writer;

import io.ovation.journal.ShardLease;

/** A lease that a test hands out and takes away. */
public final class FixedLease implements ShardLease {

    private final int shard;
    private final int epoch;
    private volatile boolean lost;

    public FixedLease(int shard, int epoch) {
        this.shard = shard;
        this.epoch = epoch;
    }

    void lose() {
        lost = true;
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    @Override
    public void close() {}
}
