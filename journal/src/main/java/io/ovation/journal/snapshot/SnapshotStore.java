package io.ovation.journal.snapshot;

import java.io.InputStream;
import java.util.List;

/**
 * Where snapshots are kept: bytes under a point in the journal, all of them or none. It finds out by itself when what it kept is
 * not what it was given.
 *
 * <p>Threads: any. All methods block, and fail with {@link io.ovation.journal.JournalUnavailable} when the store is away.
 */
public interface SnapshotStore {

    /**
     * Stores a snapshot. When this returns it is durable; when it fails, or the process dies, there is none. One that another
     * instance has stored for the same point meanwhile stays as it is.
     */
    void save(SnapshotPoint point, InputStream state);

    /** What is stored of a shard, newest first. Says nothing about whether it can be read. */
    List<SnapshotPoint> points(int shard);

    /**
     * The bytes of a snapshot. Reading fails with {@link SnapshotDamaged} at the first part that is not what was stored, and at
     * the end when anything is missing: who has read to the end without a fault has read what was stored.
     */
    InputStream open(SnapshotPoint point);

    /** Keeps the newest of a shard and drops the others. */
    void prune(int shard, int keep);
}
