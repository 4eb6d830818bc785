package io.ovation.journal.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one run of several that follow each other. Where the rows of one lie between two rows of all others (ids in the order of
 * time do nearly everywhere), its blocks are taken over as they are, unread.
 */
final class RunMerge {

    /** Is called after every so many blocks, so that what is more urgent is not kept waiting. */
    @FunctionalInterface
    interface Interlude {
        void betweenBlocks() throws SQLException, InterruptedException;
    }

    private final List<RunScan> scans = new ArrayList<>();
    private final RowFormat format;
    private final RunWriter out;
    private final Interlude interlude;
    private int blocksSinceInterlude;

    private RunMerge(List<Run> inputs, RunScan.Blocks blocks, RunWriter out, Interlude interlude) {
        for (Run run : inputs) {
            scans.add(new RunScan(run, blocks));
        }
        this.format = inputs.getFirst().format;
        this.out = out;
        this.interlude = interlude;
    }

    /** Merges; the inputs in the order of their batches. */
    static Run merge(List<Run> inputs, RunScan.Blocks blocks, RunWriter out, Interlude interlude)
            throws SQLException, InterruptedException {
        RunMerge merge = new RunMerge(inputs, blocks, out, interlude);
        while (merge.step()) {
            // every step writes rows
        }
        int level = 1 + inputs.stream().mapToInt(run -> run.level).max().orElseThrow();
        return out.finish(level, inputs.getFirst().origin.with(inputs.getLast().origin));
    }

    private boolean step() throws SQLException, InterruptedException {
        RunScan first = null;
        RunScan second = null;
        for (RunScan scan : scans) {
            if (scan.atEnd()) {
                continue;
            }
            if (first == null || format.compare(scan.row(), scan.at(), first.row(), first.at()) < 0) {
                second = first;
                first = scan;
            } else if (second == null || format.compare(scan.row(), scan.at(), second.row(), second.at()) < 0) {
                second = scan;
            }
        }
        if (first == null) {
            return false;
        }
        if (second == null) {
            drain(first);
        } else {
            drainUpTo(first, second.row(), second.at());
        }
        return true;
    }

    private void readsBlock() throws SQLException, InterruptedException {
        if (++blocksSinceInterlude >= format.stepBlocks()) {
            blocksSinceInterlude = 0;
            interlude.betweenBlocks();
        }
    }

    private void drain(RunScan scan) throws SQLException, InterruptedException {
        while (!scan.atEnd()) {
            if (scan.atBlockStart()) {
                if (takeOver(scan, scan.run().blocks() - scan.block())) {
                    continue;
                }
                readsBlock();
            }
            out.add(scan.row(), scan.at());
            scan.next();
        }
    }

    private void drainUpTo(RunScan scan, long[] limit, int at) throws SQLException, InterruptedException {
        do {
            if (scan.atBlockStart()) {
                if (takeOver(scan, blocksBefore(scan, limit, at))) {
                    continue;
                }
                readsBlock();
            }
            out.add(scan.row(), scan.at());
            scan.next();
        } while (!scan.atEnd() && format.compare(scan.row(), scan.at(), limit, at) <= 0);
    }

    /** How many blocks from the present one on lie before a row as a whole; more than a few are not counted. */
    private int blocksBefore(RunScan scan, long[] limit, int at) {
        Run run = scan.run();
        int block = scan.block();
        int end = Math.min(run.blocks(), block + 8);
        while (block < end && format.compare(run.fences(), run.fence(block + 1), limit, at) <= 0) {
            block++;
        }
        return block - scan.block();
    }

    private boolean takeOver(RunScan scan, int inARow) throws SQLException {
        if (inARow == 0 || !out.takesOver(scan.run(), scan.block(), inARow)) {
            return false;
        }
        Run run = scan.run();
        out.takeOver(run, scan.block(), run.fences(), run.fence(scan.block() + 1));
        scan.skipBlock();
        return true;
    }
}
