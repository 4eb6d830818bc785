package io.ovation.journal.run;

import io.ovation.journal.JournalDamaged;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a run from its first row to its last, some blocks ahead; can leave a block out that nobody has to look into. One thread. */
final class RunScan {

    /** Gives blocks in the order of a run. */
    @FunctionalInterface
    interface Blocks {
        List<byte[]> read(Run run, int from, int to) throws SQLException;
    }

    private static final int MOST_READ_AHEAD = 16;

    private final Run run;
    private final Blocks blocks;
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private int readAhead = 1;
    private int block;
    private @Nullable RowDecoder decoder;

    RunScan(Run run, Blocks blocks) {
        this.run = run;
        this.blocks = blocks;
    }

    Run run() {
        return run;
    }

    boolean atEnd() {
        return block == run.blocks();
    }

    /** The block of the present row. */
    int block() {
        return block;
    }

    /** Whether the present row is the first of its block. */
    boolean atBlockStart() {
        return decoder == null;
    }

    /** Where the present row is. */
    long[] row() {
        RowDecoder open = decoder;
        return open == null ? run.fences() : open.row;
    }

    /** And at which place there. */
    int at() {
        return decoder == null ? run.fence(block) : 0;
    }

    /** Goes to the next row. */
    void next() throws SQLException {
        RowDecoder open = decoder;
        if (open == null) {
            open = new RowDecoder(body(), run.format.columns());
            if (!open.next()) {
                throw new JournalDamaged("block " + block + " of " + run + " is empty", null);
            }
            decoder = open;
        }
        if (!open.next()) {
            decoder = null;
            block++;
        }
    }

    /** Goes to the next block without looking into this one. */
    void skipBlock() {
        ahead.pollFirst();
        readAhead = 1;
        block++;
    }

    private byte[] body() throws SQLException {
        if (ahead.isEmpty()) {
            ahead.addAll(blocks.read(run, block, Math.min(run.blocks(), block + readAhead)));
            readAhead = Math.min(2 * readAhead, MOST_READ_AHEAD);
        }
        return ahead.removeFirst();
    }
}
