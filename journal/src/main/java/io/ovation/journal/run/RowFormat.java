package io.ovation.journal.run;

/**
 * What the rows of a tree of runs look like: so many longs, of which the first are the key (ordered as unsigned numbers) and
 * the first of those say what a Bloom filter is asked for.
 *
 * @param tree its stable name in the database
 * @param columns longs in a row
 * @param keyColumns leading columns that rows are sorted by
 * @param filterColumns leading columns that a filter knows
 * @param stepBlocks blocks that a merge works through before new batches are looked at again
 */
record RowFormat(String tree, int columns, int keyColumns, int filterColumns, int stepBlocks) {

    /** A block is closed when its rows take so many bytes. */
    static final int BLOCK_BYTES = 32 * 1024;

    /** Order of two rows by their keys. */
    int compare(long[] a, int atA, long[] b, int atB) {
        return compare(a, atA, b, atB, keyColumns);
    }

    /** Order by the first columns only. */
    static int compare(long[] a, int atA, long[] b, int atB, int columns) {
        for (int column = 0; column < columns; column++) {
            int order = Long.compareUnsigned(a[atA + column], b[atB + column]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** What a filter is asked for a row. */
    long filterKey(long[] row, int at) {
        long key = 0;
        for (int column = 0; column < filterColumns; column++) {
            key = BloomFilter.mix(key ^ row[at + column]);
        }
        return key;
    }
}
