package io.ovation.journal.snapshot;

import io.ovation.journal.JournalUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A store in memory that does not check what it gives back, and breaks when it is told to. */
final class MemorySnapshots implements SnapshotStore {

    private record Stored(SnapshotPoint point, byte[] state) {}

    private final NavigableMap<Long, Stored> stored = new TreeMap<>();
    boolean away;

    @Override
    public void save(SnapshotPoint point, InputStream state) {
        requireThere();
        try {
            stored.put(point.tail().sequence(), new Stored(point, state.readAllBytes()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public List<SnapshotPoint> points(int shard) {
        requireThere();
        List<SnapshotPoint> points = new ArrayList<>();
        stored.descendingMap().values().forEach(each -> points.add(each.point()));
        return points;
    }

    @Override
    public InputStream open(SnapshotPoint point) {
        return new ByteArrayInputStream(stored.get(point.tail().sequence()).state());
    }

    @Override
    public void prune(int shard, int keep) {
        while (stored.size() > keep) {
            stored.pollFirstEntry();
        }
    }

    /** Cuts the newest in the middle. */
    void tearNewest() {
        Stored newest = stored.lastEntry().getValue();
        byte[] half = java.util.Arrays.copyOf(newest.state(), newest.state().length / 2);
        stored.put(stored.lastKey(), new Stored(newest.point(), half));
    }

    private void requireThere() {
        if (away) {
            throw new JournalUnavailable("the store is away", null);
        }
    }
}
