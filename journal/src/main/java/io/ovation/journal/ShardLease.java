package io.ovation.journal;

/** The right to write a shard, with an epoch that is higher than that of every holder before. */
public interface ShardLease extends AutoCloseable {
    /** The shard. */
    int shard();

    /** The epoch, from 1, rising with every holder. */
    int epoch();

    /** Whether another holder has taken the shard. A lease whose store cannot be reached is not lost yet: the barrier fences. */
    boolean isLost();

    /** Gives the shard back, so that another instance can take it at once. */
    @Override
    void close();
}
