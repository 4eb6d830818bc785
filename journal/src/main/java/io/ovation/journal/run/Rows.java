package io.ovation.journal.run;

import java.util.Arrays;

/** Rows on their way into a run: collected in the order of the journal, then put in the order of their keys. One thread. */
final class Rows {

    private static final int DIGITS = 256;

    private final RowFormat format;
    private long[] cells;
    private int size;

    Rows(RowFormat format) {
        this.format = format;
        this.cells = new long[1024 * format.columns()];
    }

    int size() {
        return size;
    }

    /** Makes room for one more row and returns where its columns go in {@link #cells()}. */
    int add() {
        int at = size * format.columns();
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, Math.multiplyExact(cells.length, 2));
        }
        size++;
        return at;
    }

    long[] cells() {
        return cells;
    }

    void clear() {
        size = 0;
    }

    /**
     * The rows in the order of their keys, as places in {@link #cells()}. Radix sort, byte by byte from the last, skipping
     * bytes in which all rows are equal: of a time or a kind of account most are.
     */
    int[] sorted() {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i * format.columns();
        }
        int[] other = new int[size];
        for (int column = format.keyColumns() - 1; column >= 0; column--) {
            long differing = differingBits(column);
            for (int shift = 0; shift < 64; shift += 8) {
                if ((differing >>> shift & 0xFF) != 0) {
                    pass(order, other, column, shift);
                    int[] sorted = other;
                    other = order;
                    order = sorted;
                }
            }
        }
        return order;
    }

    private long differingBits(int column) {
        long differing = 0;
        boolean inOrder = true;
        for (int i = 1; i < size; i++) {
            int at = i * format.columns() + column;
            differing |= cells[at] ^ cells[column];
            inOrder &= Long.compareUnsigned(cells[at - format.columns()], cells[at]) <= 0;
        }
        // The last key column first: as long as it came in order, the order stands.
        return inOrder && column == format.keyColumns() - 1 ? 0 : differing;
    }

    private void pass(int[] from, int[] to, int column, int shift) {
        int[] counts = new int[DIGITS + 1];
        for (int at : from) {
            counts[(int) (cells[at + column] >>> shift & 0xFF) + 1]++;
        }
        for (int digit = 1; digit <= DIGITS; digit++) {
            counts[digit] += counts[digit - 1];
        }
        for (int at : from) {
            to[counts[(int) (cells[at + column] >>> shift & 0xFF)]++] = at;
        }
    }
}
