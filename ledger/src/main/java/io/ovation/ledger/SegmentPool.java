package io.ovation.ledger;

import java.util.Arrays;

/** Segments of one length that no table uses any more, for the next one. */
final class SegmentPool {

    private static final int MOST = 1 << 16;

    private long[][] free = new long[16][];
    private int count;

    /** A segment of zeros. */
    long[] take(int length) {
        if (count == 0 || free[count - 1].length != length) {
            return new long[length];
        }
        long[] segment = free[--count];
        Arrays.fill(segment, 0);
        return segment;
    }

    /** Longs of memory in all of them. */
    long reservedLongs() {
        return count == 0 ? 0 : (long) count * free[0].length;
    }

    /** Keeps a segment. Those of another length than the first are left to the garbage collector. */
    void give(long[] segment) {
        if (count == MOST || (count > 0 && free[0].length != segment.length)) {
            return;
        }
        if (count == free.length) {
            free = Arrays.copyOf(free, 2 * count);
        }
        free[count++] = segment;
    }
}
