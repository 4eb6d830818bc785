package io.ovation.ledger;

import java.util.Arrays;

/** Segments of one length that no table uses any more, for the next one. */
final class SegmentPool {

    private static final int MOST = 1 << 16;

    private final int length;
    private long[][] free = new long[16][];
    private int count;

    SegmentPool(int length) {
        this.length = length;
    }

    /** A segment of zeros. */
    long[] take() {
        if (count == 0) {
            return new long[length];
        }
        long[] segment = free[--count];
        Arrays.fill(segment, 0);
        return segment;
    }

    /** Keeps a segment. One of another length is left to the garbage collector. */
    void give(long[] segment) {
        if (count == MOST || segment.length != length) {
            return;
        }
        if (count == free.length) {
            free = Arrays.copyOf(free, 2 * count);
        }
        free[count++] = segment;
    }

    /** Longs of memory in all of them. */
    long reservedLongs() {
        return (long) count * length;
    }
}
