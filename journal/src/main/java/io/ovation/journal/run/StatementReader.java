package io.ovation.journal.run;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds an account's postings in runs. Runs follow each other in the journal's order and rows are sorted by account and then by
 * number, so an account's history is one piece in each run that has it, and both clocks rise along it. Threads: any.
 */
final class StatementReader {

    /** Account (2), number, change, balance, wall time, business minus wall time, code, batch. */
    static final RowFormat FORMAT = new RowFormat("history", 9, 3, 2, 256);

    private static final int COLUMNS = FORMAT.columns();
    static final int NUMBER = 2;
    static final int CHANGE = 3;
    static final int BALANCE = 4;
    static final int WALL = 5;
    static final int BUSINESS = 6;
    static final int CODE = 7;
    static final int BATCH = 8;

    private final BlockReader blocks;

    StatementReader(BlockReader blocks) {
        this.blocks = blocks;
    }

    /** The last posting up to a moment, or null when the account had none. */
    @Nullable
    Posting last(List<Run> runs, AccountId account, Moment moment) {
        if (moment instanceof Moment.Entry) {
            List<Posting> found = newestFirst(runs, account, 0, numberAfter(runs, account, moment), 1);
            return found.isEmpty() ? null : found.getFirst();
        }
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            BatchTime begin = run.origin.begin();
            Posting found =
                    isAfter(begin.wallMillis(), begin.businessMillis(), moment) ? null : last(run, account, moment);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Posting last(Run run, AccountId account, Moment moment) {
        long[] key = {account.high(), account.low(), 0};
        int low = 0;
        int high = run.blocks() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = run.fence(middle);
            int order = RowFormat.compare(run.fences(), at, key, 0, NUMBER);
            if (order < 0 || (order == 0 && !isAfter(run.fences(), at, moment))) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        if (high < 0 || !mayHold(run, high, key)) {
            return null;
        }
        long[] rows = blocks.rows(run, high);
        for (int at = rows.length - COLUMNS; at >= 0; at -= COLUMNS) {
            int order = RowFormat.compare(rows, at, key, 0, NUMBER);
            if (order < 0) {
                return null;
            }
            if (order == 0 && !isAfter(rows, at, moment)) {
                return posting(rows, at);
            }
        }
        return null;
    }

    /** The lowest number that a posting after a moment may have. */
    long numberAfter(List<Run> runs, AccountId account, Moment moment) {
        if (moment instanceof Moment.Entry entry) {
            return Math.clamp(entry.sequence() + 1, 0, Posting.HIGHEST_ENTRY) << Posting.ORDINAL_BITS;
        }
        Posting last = last(runs, account, moment);
        return last == null ? 0 : last.number() + 1;
    }

    /** Postings with numbers from {@code from} and before {@code before}, the newest first. */
    List<Posting> newestFirst(List<Run> runs, AccountId account, long from, long before, int limit) {
        List<Posting> found = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0 && found.size() < limit; i--) {
            Run run = runs.get(i);
            if (endOf(run) <= from) {
                break;
            }
            if (before > 0 && beginOf(runs, i) < before) {
                backwards(run, account, from, before, limit, found);
            }
        }
        return found;
    }

    private void backwards(Run run, AccountId account, long from, long before, int limit, List<Posting> found) {
        long[] key = {account.high(), account.low(), before - 1};
        int block = run.blockOf(key);
        while (block >= 0 && mayHold(run, block, key)) {
            long[] rows = blocks.rows(run, block);
            for (int at = rows.length - COLUMNS; at >= 0; at -= COLUMNS) {
                if (FORMAT.compare(rows, at, key, 0) <= 0) {
                    boolean wanted = RowFormat.compare(rows, at, key, 0, NUMBER) == 0 && rows[at + NUMBER] >= from;
                    if (!wanted || found.size() == limit) {
                        return;
                    }
                    found.add(posting(rows, at));
                }
            }
            block--;
        }
    }

    /** Postings with numbers from {@code from} and before {@code before}, the oldest first. */
    List<Posting> oldestFirst(List<Run> runs, AccountId account, long from, long before, int limit) {
        List<Posting> found = new ArrayList<>();
        for (int i = 0; i < runs.size() && found.size() < limit && beginOf(runs, i) < before; i++) {
            if (endOf(runs.get(i)) > from) {
                forwards(runs.get(i), account, from, before, limit, found);
            }
        }
        return found;
    }

    private void forwards(Run run, AccountId account, long from, long before, int limit, List<Posting> found) {
        long[] key = {account.high(), account.low(), from};
        int block = Math.max(0, run.blockOf(key));
        if (!mayHold(run, block, key)) {
            // It may begin with the next block exactly.
            block++;
        }
        while (block < run.blocks() && RowFormat.compare(run.fences(), run.fence(block), key, 0, NUMBER) <= 0) {
            long[] rows = blocks.rows(run, block);
            for (int at = 0; at < rows.length; at += COLUMNS) {
                if (FORMAT.compare(rows, at, key, 0) >= 0) {
                    boolean wanted = RowFormat.compare(rows, at, key, 0, NUMBER) == 0 && rows[at + NUMBER] < before;
                    if (!wanted || found.size() == limit) {
                        return;
                    }
                    found.add(posting(rows, at));
                }
            }
            block++;
        }
    }

    /** Asks the filter only where the first row of the block does not tell. */
    private boolean mayHold(Run run, int block, long[] key) {
        return RowFormat.compare(run.fences(), run.fence(block), key, 0, NUMBER) == 0
                || blocks.mayHold(run, block, key);
    }

    private static long beginOf(List<Run> runs, int index) {
        return index == 0 ? 0 : endOf(runs.get(index - 1));
    }

    private static long endOf(Run run) {
        return (run.origin.lastEntry() + 1) << Posting.ORDINAL_BITS;
    }

    private static boolean isAfter(long[] rows, int at, Moment moment) {
        return isAfter(rows[at + WALL], rows[at + WALL] + rows[at + BUSINESS], moment);
    }

    private static boolean isAfter(long wall, long business, Moment moment) {
        return switch (moment) {
            case Moment.Wall by -> wall > by.millis();
            case Moment.Business by -> business > by.millis();
            case Moment.Entry by -> throw new IllegalArgumentException("an entry is found by its number: " + by);
        };
    }

    private static Posting posting(long[] rows, int at) {
        long number = rows[at + NUMBER];
        return new Posting(
                new AccountId(rows[at], rows[at + 1]),
                number >>> Posting.ORDINAL_BITS,
                (int) (number >>> 1) & 15,
                (number & 1) == 0 ? Side.DEBIT : Side.CREDIT,
                rows[at + CHANGE],
                rows[at + BALANCE],
                new BatchTime(rows[at + WALL], rows[at + WALL] + rows[at + BUSINESS]),
                (int) rows[at + CODE],
                rows[at + BATCH]);
    }
}
