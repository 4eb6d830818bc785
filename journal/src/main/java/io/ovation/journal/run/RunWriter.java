package io.ovation.journal.run;

import java.sql.SQLException;
import java.util.Arrays;

/** Builds a run from rows in the order of their keys: cuts them into blocks, and notes what the manifest needs. One thread. */
final class RunWriter {

    /** Takes finished blocks. */
    @FunctionalInterface
    interface BlockSink {
        void block(long run, int place, byte[] filter, byte[] body) throws SQLException;
    }

    private static final int SHORT_BLOCK_BYTES = RowFormat.BLOCK_BYTES / 2;

    /** So many blocks in a row are worth a short block before them. */
    private static final int WORTH_A_SHORT_BLOCK = 4;

    private final RowFormat format;
    private final long number;
    private final BlockSink sink;
    private final RowEncoder encoder;
    private long[] filterKeys = new long[1024];
    private int filterCount;
    private long[] manifest;
    private int manifestEnd;
    private final long[] last;
    private int written;

    RunWriter(RowFormat format, long number, BlockSink sink) {
        this.format = format;
        this.number = number;
        this.sink = sink;
        this.encoder = new RowEncoder(format.columns());
        this.manifest = new long[16 * Run.stride(format)];
        this.last = new long[format.columns()];
    }

    /** The next row. */
    void add(long[] row, int at) throws SQLException {
        if (encoder.rows() == 0) {
            fence(row, at);
        }
        encoder.add(row, at);
        long key = format.filterKey(row, at);
        if (filterCount == 0 || filterKeys[filterCount - 1] != key) {
            if (filterCount == filterKeys.length) {
                filterKeys = Arrays.copyOf(filterKeys, 2 * filterCount);
            }
            filterKeys[filterCount++] = key;
        }
        System.arraycopy(row, at, last, 0, last.length);
        if (encoder.size() >= RowFormat.BLOCK_BYTES) {
            closeBlock();
        }
    }

    /** Whether a block may be taken over as it is now, of a run from which so many could be taken in a row. */
    boolean takesOver(Run run, int block, int inARow) {
        return run.bytesOf(block) >= SHORT_BLOCK_BYTES
                && (encoder.rows() == 0 || encoder.size() >= SHORT_BLOCK_BYTES || inARow >= WORTH_A_SHORT_BLOCK);
    }

    /** Takes a block over. {@code lastRow} is not before any of its rows. */
    void takeOver(Run run, int block, long[] lastRow, int lastAt) throws SQLException {
        closeBlock();
        fence(run.fences(), run.fence(block));
        place(run.writer(block), run.place(block), run.rowsOf(block), run.bytesOf(block));
        System.arraycopy(lastRow, lastAt, last, 0, last.length);
    }

    /** The run, all its blocks given to the sink. */
    Run finish(int level, Run.Origin origin) throws SQLException {
        closeBlock();
        fence(last, 0);
        manifestEnd += Run.stride(format) - format.columns();
        return new Run(format, number, level, origin, Arrays.copyOf(manifest, manifestEnd));
    }

    private void closeBlock() throws SQLException {
        int rows = encoder.rows();
        if (rows == 0) {
            return;
        }
        byte[] body = encoder.take();
        place(number, written, rows, body.length);
        sink.block(number, written++, BloomFilter.of(filterKeys, filterCount), body);
        filterCount = 0;
    }

    private void fence(long[] row, int at) {
        if (manifestEnd + Run.stride(format) > manifest.length) {
            manifest = Arrays.copyOf(manifest, Math.multiplyExact(manifest.length, 2));
        }
        System.arraycopy(row, at, manifest, manifestEnd, format.columns());
        manifestEnd += format.columns();
    }

    private void place(long run, int place, int rows, int bytes) {
        manifest[manifestEnd++] = run;
        manifest[manifestEnd++] = place;
        manifest[manifestEnd++] = rows;
        manifest[manifestEnd++] = bytes;
    }
}
