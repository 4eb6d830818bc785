package io.ovation.journal.snapshot;

import io.ovation.journal.Tail;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where in a shard's journal a snapshot was taken.
 *
 * @param tail the batch after which it is the state: sequence, epoch, chain hash, time
 * @param entries accepted up to there
 */
public record SnapshotPoint(int shard, Tail tail, long entries) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SnapshotPoint that
                && shard == that.shard
                && entries == that.entries
                && tail.sequence() == that.tail.sequence()
                && tail.epoch() == that.tail.epoch()
                && tail.time().equals(that.tail.time())
                && Arrays.equals(tail.hash(), that.tail.hash());
    }

    @Override
    public int hashCode() {
        return Objects.hash(shard, tail.sequence(), entries);
    }

    @Override
    public String toString() {
        return "snapshot of shard " + shard + " at batch " + tail.sequence() + " (" + entries + " entries)";
    }
}
