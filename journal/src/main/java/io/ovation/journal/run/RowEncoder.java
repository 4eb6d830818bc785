package io.ovation.journal.run;

import java.util.Arrays;

/**
 * Rows of longs as bytes: each column as its difference to the row before, zigzag, LEB128. Sorted rows take few bytes so.
 * Used again and again; one thread.
 */
final class RowEncoder {

    private final int columns;
    private final long[] previous;
    private byte[] bytes = new byte[RowFormat.BLOCK_BYTES + 1024];
    private int position;
    private int rows;

    RowEncoder(int columns) {
        this.columns = columns;
        this.previous = new long[columns];
    }

    /** Appends a row. */
    void add(long[] row, int at) {
        if (position + 10 * columns > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + 10 * columns);
        }
        byte[] out = bytes;
        int next = position;
        for (int column = 0; column < columns; column++) {
            long value = row[at + column];
            long difference = value - previous[column];
            previous[column] = value;
            long rest = difference << 1 ^ difference >> 63;
            while ((rest & ~0x7FL) != 0) {
                out[next++] = (byte) (rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            out[next++] = (byte) rest;
        }
        position = next;
        rows++;
    }

    /** Bytes so far. */
    int size() {
        return position;
    }

    /** Rows so far. */
    int rows() {
        return rows;
    }

    /** What was added; begins again. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, position);
        position = 0;
        rows = 0;
        Arrays.fill(previous, 0);
        return taken;
    }
}
