package io.ovation.ledger;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One generation of accepted ids with their entries: open addressing with linear probing, nothing boxed. */
final class IdGeneration {

    private static final int STRIDE = 3;
    private static final int LOW = 1;
    private static final int ADDRESS = 2;
    private static final int SMALLEST_CAPACITY = 1 << 10;

    private final PackedEntries entries = new PackedEntries();
    private long[] cells;
    private int mask;
    private int size;
    private long latestIdMillis = -1;
    private long lastSequence;

    IdGeneration() {
        this(0);
    }

    /** With room for so many ids from the start, so that the writer does not have to stop and copy them. */
    IdGeneration(int expectedSize) {
        int capacity = SMALLEST_CAPACITY;
        while (capacity < 2L * expectedSize) {
            capacity = Math.multiplyExact(capacity, 2);
        }
        cells = new long[Math.multiplyExact(capacity, STRIDE)];
        mask = capacity - 1;
    }

    int size() {
        return size;
    }

    /** Latest time of an id that was ever in here; -1 when none was. */
    long latestIdMillis() {
        return latestIdMillis;
    }

    /** Highest sequence of an entry that was ever in here; 0 when none was. */
    long lastSequence() {
        return lastSequence;
    }

    @Nullable
    AcceptedEntry find(UUID id) {
        int cell = cellOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        return cells[cell] == 0 ? null : entries.get(id, cells[cell + ADDRESS]);
    }

    boolean contains(UUID id) {
        return cells[cellOf(id.getMostSignificantBits(), id.getLeastSignificantBits())] != 0;
    }

    /** Remembers an entry whose id is not in here. */
    void add(AcceptedEntry entry) {
        if (2 * (size + 1) > mask + 1) {
            grow();
        }
        long high = entry.id().getMostSignificantBits();
        long low = entry.id().getLeastSignificantBits();
        int cell = cellOf(high, low);
        cells[cell] = high;
        cells[cell + LOW] = low;
        cells[cell + ADDRESS] = entries.add(entry);
        size++;
        latestIdMillis = Math.max(latestIdMillis, UuidV7.millis(high));
        lastSequence = Math.max(lastSequence, entry.sequence());
    }

    /** Forgets one id, if it is in here. */
    void remove(long high, long low) {
        int holeCell = cellOf(high, low);
        if (cells[holeCell] == 0) {
            return;
        }
        int hole = holeCell / STRIDE;
        int slot = hole;
        while (true) {
            slot = (slot + 1) & mask;
            int cell = slot * STRIDE;
            if (cells[cell] == 0) {
                break;
            }
            int home = (int) Hash.mix(cells[cell], cells[cell + LOW]) & mask;
            boolean reachableWithoutHole = ((slot - home) & mask) < ((slot - hole) & mask);
            if (!reachableWithoutHole) {
                System.arraycopy(cells, cell, cells, hole * STRIDE, STRIDE);
                hole = slot;
            }
        }
        Arrays.fill(cells, hole * STRIDE, hole * STRIDE + STRIDE, 0);
        size--;
    }

    /** The cell of an id, or the empty one where it would go. The high half of a version 7 id is never 0. */
    private int cellOf(long high, long low) {
        int slot = (int) Hash.mix(high, low) & mask;
        while (true) {
            int cell = slot * STRIDE;
            if (cells[cell] == 0 || (cells[cell] == high && cells[cell + LOW] == low)) {
                return cell;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        long[] old = cells;
        int capacity = Math.multiplyExact(mask + 1, 2);
        cells = new long[Math.multiplyExact(capacity, STRIDE)];
        mask = capacity - 1;
        for (int cell = 0; cell < old.length; cell += STRIDE) {
            if (old[cell] != 0) {
                System.arraycopy(old, cell, cells, cellOf(old[cell], old[cell + LOW]), STRIDE);
            }
        }
    }
}
