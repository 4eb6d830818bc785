package io.ovation.journal.run;

import io.ovation.journal.JournalDamaged;

/** Reads the rows that a {@link RowEncoder} wrote, one after the other, each into the same array. One thread. */
final class RowDecoder {

    private final int columns;
    private final byte[] bytes;
    private int position;

    /** The row read last. */
    final long[] row;

    RowDecoder(byte[] bytes, int columns) {
        this.bytes = bytes;
        this.columns = columns;
        this.row = new long[columns];
    }

    /** Reads the next row; false when there is none. */
    boolean next() {
        if (position == bytes.length) {
            return false;
        }
        try {
            int at = position;
            byte[] in = bytes;
            for (int column = 0; column < columns; column++) {
                long value = 0;
                byte next;
                int shift = 0;
                do {
                    next = in[at++];
                    value |= (long) (next & 0x7F) << shift;
                    shift += 7;
                } while (next < 0 && shift < 70);
                row[column] += (value >>> 1) ^ -(value & 1);
            }
            position = at;
            return true;
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw new JournalDamaged("a block of a sorted run is cut off", cutOff);
        }
    }

    /** All rows in one array. */
    static long[] all(byte[] bytes, int columns, int rows) {
        long[] all = new long[Math.multiplyExact(rows, columns)];
        RowDecoder decoder = new RowDecoder(bytes, columns);
        for (int row = 0; row < rows; row++) {
            if (!decoder.next()) {
                throw new JournalDamaged("a block of a sorted run has " + row + " rows and not " + rows, null);
            }
            System.arraycopy(decoder.row, 0, all, row * columns, columns);
        }
        return all;
    }
}
