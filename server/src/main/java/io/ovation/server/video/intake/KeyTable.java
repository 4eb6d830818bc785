package io.ovation.server.video.intake;

import java.util.Arrays;

/**
 * A set of keys of 128 bits in flat arrays (open addressing, at most half full). The keys are hashes, so their own bits say where they
 * go. The key 0 cannot be held and does not occur: it would be the hash of something found by 2^128 tries. One thread.
 */
final class KeyTable {
    private static final int SMALLEST = 1 << 10;

    private long[] cells = new long[2 * SMALLEST];
    private int mask = SMALLEST - 1;
    private int size;

    int size() {
        return size;
    }

    boolean contains(long high, long low) {
        int at = (int) low & mask;
        while (true) {
            long foundHigh = cells[2 * at];
            long foundLow = cells[2 * at + 1];
            if (foundHigh == high && foundLow == low) {
                return true;
            }
            if ((foundHigh | foundLow) == 0) {
                return false;
            }
            at = at + 1 & mask;
        }
    }

    /** Adds a key; false when it was there. */
    boolean add(long high, long low) {
        int at = (int) low & mask;
        while (true) {
            long foundHigh = cells[2 * at];
            long foundLow = cells[2 * at + 1];
            if (foundHigh == high && foundLow == low) {
                return false;
            }
            if ((foundHigh | foundLow) == 0) {
                cells[2 * at] = high;
                cells[2 * at + 1] = low;
                if (++size > mask / 2) {
                    grow();
                }
                return true;
            }
            at = at + 1 & mask;
        }
    }

    /** Empties it; a table that has grown keeps its room only up to so many keys. */
    void clear(int keepRoomFor) {
        if (mask / 2 > keepRoomFor) {
            cells = new long[2 * SMALLEST];
            mask = SMALLEST - 1;
        } else {
            Arrays.fill(cells, 0);
        }
        size = 0;
    }

    /** All keys in the order of their bits (high first, as signed numbers), two longs each. */
    long[] sorted() {
        long[][] keys = new long[size][];
        int next = 0;
        for (int at = 0; at <= mask; at++) {
            if ((cells[2 * at] | cells[2 * at + 1]) != 0) {
                keys[next++] = new long[] {cells[2 * at], cells[2 * at + 1]};
            }
        }
        Arrays.parallelSort(keys, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        long[] flat = new long[2 * size];
        for (int i = 0; i < size; i++) {
            flat[2 * i] = keys[i][0];
            flat[2 * i + 1] = keys[i][1];
        }
        return flat;
    }

    private void grow() {
        long[] old = cells;
        mask = 2 * mask + 1;
        cells = new long[2 * (mask + 1)];
        for (int from = 0; from < old.length; from += 2) {
            if ((old[from] | old[from + 1]) != 0) {
                int at = (int) old[from + 1] & mask;
                while ((cells[2 * at] | cells[2 * at + 1]) != 0) {
                    at = at + 1 & mask;
                }
                cells[2 * at] = old[from];
                cells[2 * at + 1] = old[from + 1];
            }
        }
    }
}
