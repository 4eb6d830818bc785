package io.ovation.journal;

import java.util.UUID;

/** A set of ids in two words each: open addressing, nothing boxed. Holds about 400 million. */
final class SeenIds {

    private long[] cells = new long[1 << 12];
    private int size;

    /** Adds an id; returns false when it was there. The id of all zeros, which is no id of version 7, is not kept. */
    boolean add(UUID id) {
        if (4 * (size + 1) > cells.length) {
            long[] old = cells;
            cells = new long[Math.multiplyExact(old.length, 2)];
            for (int i = 0; i < old.length; i += 2) {
                if ((old[i] | old[i + 1]) != 0) {
                    insert(old[i], old[i + 1]);
                }
            }
        }
        boolean added = insert(id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (added) {
            size++;
        }
        return added;
    }

    private boolean insert(long high, long low) {
        int mask = cells.length / 2 - 1;
        int slot = (int) mix(high * 31 + low) & mask;
        while ((cells[2 * slot] | cells[2 * slot + 1]) != 0) {
            if (cells[2 * slot] == high && cells[2 * slot + 1] == low) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        cells[2 * slot] = high;
        cells[2 * slot + 1] = low;
        return true;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
