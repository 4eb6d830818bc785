package io.ovation.simulator;

import io.ovation.journal.SealedBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all {@link MemoryJournal}s of one world share: the durable batches of every shard. Threads: any. */
final class MemoryStore {

    private final Map<Integer, List<SealedBatch>> shards = new HashMap<>();
    private final Consumer<SealedBatch> stored;

    MemoryStore() {
        this(batch -> {});
    }

    /** Tells of every batch as it becomes durable. */
    MemoryStore(Consumer<SealedBatch> stored) {
        this.stored = stored;
    }

    /** Keeps a batch unless its place is taken or would leave a gap; returns whether it did. */
    synchronized boolean put(SealedBatch batch) {
        List<SealedBatch> chain = chain(batch.shard());
        if (batch.sequence() != chain.size() + 1) {
            return false;
        }
        chain.add(batch);
        stored.accept(batch);
        return true;
    }

    /** The batch at a place, or null when there is none. */
    synchronized @Nullable SealedBatch at(int shard, long sequence) {
        List<SealedBatch> chain = chain(shard);
        return sequence >= 1 && sequence <= chain.size() ? chain.get((int) sequence - 1) : null;
    }

    /** Number of batches of a shard. */
    synchronized long size(int shard) {
        return chain(shard).size();
    }

    private List<SealedBatch> chain(int shard) {
        return shards.computeIfAbsent(shard, ignored -> new ArrayList<>());
    }
}
