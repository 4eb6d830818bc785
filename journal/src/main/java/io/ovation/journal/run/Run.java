package io.ovation.journal.run;

import io.ovation.journal.JournalDamaged;
import io.ovation.ledger.BatchTime;

/**
 * A sorted run: all rows of a range of batches, as a list of blocks in the order of keys. Memory holds the first row of each
 * block and where the block is, nothing else. Never changes: a merge makes another run, which may take over blocks as they are,
 * so a block is named by the run that wrote it.
 */
final class Run {

    /** What a manifest has for a block beside its first row: the run that wrote it, its number there, rows, bytes. */
    private static final int PLACE_COLUMNS = 4;

    /**
     * Where a run comes from.
     *
     * @param firstBatch first batch whose rows are in it
     * @param lastBatch last batch
     * @param lastEntry number of the last entry
     * @param begin time of the first batch
     * @param end time of the last batch
     */
    record Origin(long firstBatch, long lastBatch, long lastEntry, BatchTime begin, BatchTime end) {
        Origin with(Origin later) {
            return new Origin(firstBatch, later.lastBatch, later.lastEntry, begin, later.end);
        }
    }

    final RowFormat format;
    final long number;
    final int level;
    final Origin origin;
    final long rows;
    private final int blocks;

    /** First row and place of each block, then the last row of all with an empty place. */
    private final long[] manifest;

    Run(RowFormat format, long number, int level, Origin origin, long[] manifest) {
        this.format = format;
        this.number = number;
        this.level = level;
        this.origin = origin;
        this.manifest = manifest;
        this.blocks = manifest.length / stride(format) - 1;
        long sum = 0;
        for (int block = 0; block < blocks; block++) {
            sum += rowsOf(block);
        }
        this.rows = sum;
    }

    static int stride(RowFormat format) {
        return format.columns() + PLACE_COLUMNS;
    }

    static Run decode(RowFormat format, long number, int level, Origin origin, int blocks, byte[] manifest) {
        return new Run(format, number, level, origin, RowDecoder.all(manifest, stride(format), blocks + 1));
    }

    byte[] encodedManifest() {
        RowEncoder encoder = new RowEncoder(stride(format));
        for (int at = 0; at < manifest.length; at += stride(format)) {
            encoder.add(manifest, at);
        }
        return encoder.take();
    }

    int blocks() {
        return blocks;
    }

    /** The manifest itself, and where a block's first row is in it; of one past the last block, the last row. */
    long[] fences() {
        return manifest;
    }

    int fence(int block) {
        return block * stride(format);
    }

    /** The run that wrote a block. */
    long writer(int block) {
        return manifest[fence(block) + format.columns()];
    }

    /** Its number there. */
    int place(int block) {
        return (int) manifest[fence(block) + format.columns() + 1];
    }

    int rowsOf(int block) {
        return (int) manifest[fence(block) + format.columns() + 2];
    }

    int bytesOf(int block) {
        return (int) manifest[fence(block) + format.columns() + 3];
    }

    /** The last block whose first row is not after a key; -1 when all are. */
    int blockOf(long[] key) {
        int low = 0;
        int high = blocks - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (format.compare(manifest, fence(middle), key, 0) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Whether a key lies between the first and the last. */
    boolean spans(long[] key) {
        return blocks > 0
                && format.compare(manifest, 0, key, 0) <= 0
                && format.compare(key, 0, manifest, fence(blocks)) <= 0;
    }

    /** Decodes a block's rows. */
    long[] decode(int block, byte[] body) {
        try {
            return RowDecoder.all(body, format.columns(), rowsOf(block));
        } catch (JournalDamaged damaged) {
            throw new JournalDamaged("block " + block + " of run " + number + " of " + format.tree(), damaged);
        }
    }

    @Override
    public String toString() {
        return format.tree() + " run " + number + " of level " + level + " (" + rows + " rows, batches "
                + origin.firstBatch() + " to " + origin.lastBatch() + ")";
    }
}
