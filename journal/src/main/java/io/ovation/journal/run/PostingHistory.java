package io.ovation.journal.run;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every posting of every account, for ever: what an account held at any past moment, and its statement page by page in either
 * direction. Sorted runs made by a follower of the journal (docs/decisions/sorted-runs.md); exactly once across restarts and
 * instances, rebuilt from nothing at any time, and every answer says up to which batch it is. Transfers of nothing are no postings.
 *
 * <p>Memory: about 110 bytes a block of 1,500 postings (7 MB for 100 million), up to {@value #RUN_ROWS} rows on their way into a
 * run, and a cache of {@value #CACHE_BYTES} bytes.
 *
 * <p>Threads: any. Reading blocks on the database.
 */
public final class PostingHistory implements AutoCloseable {

    private static final int RUN_ROWS = 1 << 18;
    private static final long RUN_MILLIS = 10_000;
    private static final long CACHE_BYTES = 64L << 20;
    private static final int ATTEMPTS = 16;

    private final JournalFeed feed;
    private final RunTree tree;
    private final BlockReader blocks;
    private final StatementReader reader;
    private final RunFollower follower;

    /**
     * What was found.
     *
     * @param value the answer
     * @param sequence the last batch it takes account of
     */
    public record At<T extends @Nullable Object>(T value, long sequence) {}

    /**
     * A page of a statement.
     *
     * @param postings in the order asked for
     * @param more whether others follow; the next page begins beyond the last one's {@link Posting#number()}
     */
    public record Page(List<Posting> postings, boolean more) {}

    private PostingHistory(DataSource dataSource, JournalFeed feed, RunFollower.Pace pace) throws SQLException {
        this.feed = feed;
        this.tree = new RunTree(StatementReader.FORMAT, feed.shard(), dataSource, false);
        this.blocks = new BlockReader(StatementReader.FORMAT, tree.store(), feed.shard(), dataSource, CACHE_BYTES);
        this.reader = new StatementReader(blocks);
        this.follower =
                new RunFollower("posting-history", StatementReader.FORMAT, tree, feed, PostingHistory::addRows, pace);
    }

    /**
     * Reads which runs there are and begins to follow the feed.
     *
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static PostingHistory start(DataSource dataSource, JournalFeed feed) {
        return start(dataSource, feed, new RunFollower.Pace(RUN_ROWS, RUN_ROWS, RUN_MILLIS));
    }

    static PostingHistory start(DataSource dataSource, JournalFeed feed, RunFollower.Pace pace) {
        try {
            PostingHistory history = new PostingHistory(dataSource, feed, pace);
            history.follower.start();
            return history;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the history of shard " + feed.shard() + " cannot be read", failed);
        }
    }

    /** The last batch whose postings can be found. */
    public long sequence() {
        return tree.state().position().sequence();
    }

    /**
     * Waits until the postings of a batch can be found, at most this long; returns whether they can. Without a wish they are
     * within ten seconds, with one as soon as possible.
     */
    public boolean await(long sequence, Duration timeout) throws InterruptedException {
        return follower.await(sequence, timeout);
    }

    /**
     * The last posting of an account up to a moment, null when it had none: its balance is what the account held then.
     *
     * @throws JournalUnavailable when the database cannot be asked
     */
    public At<@Nullable Posting> last(AccountId account, Moment moment) {
        return read(runs -> reader.last(runs, account, moment));
    }

    /**
     * The newest postings of an account after one moment and up to another.
     *
     * @param before only those with a lower {@link Posting#number()}: that of the last posting of the page before, or
     *     {@link Long#MAX_VALUE} for the first page
     * @throws JournalUnavailable when the database cannot be asked
     */
    public At<Page> newestFirst(AccountId account, Moment after, Moment upTo, long before, int limit) {
        return read(runs -> page(
                reader.newestFirst(
                        runs,
                        account,
                        reader.numberAfter(runs, account, after),
                        Math.min(before, reader.numberAfter(runs, account, upTo)),
                        limit + 1),
                limit));
    }

    /**
     * The oldest postings of an account after one moment and up to another.
     *
     * @param beyond only those with a higher {@link Posting#number()}: that of the last posting of the page before, or -1 for
     *     the first page
     * @throws JournalUnavailable when the database cannot be asked
     */
    public At<Page> oldestFirst(AccountId account, Moment after, Moment upTo, long beyond, int limit) {
        return read(runs -> page(
                reader.oldestFirst(
                        runs,
                        account,
                        Math.max(beyond + 1, reader.numberAfter(runs, account, after)),
                        reader.numberAfter(runs, account, upTo),
                        limit + 1),
                limit));
    }

    private static Page page(List<Posting> found, int limit) {
        boolean more = found.size() > limit;
        return new Page(List.copyOf(more ? found.subList(0, limit) : found), more);
    }

    private <T extends @Nullable Object> At<T> read(Function<List<Run>, T> question) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RunTree.State state = tree.state();
            try {
                return new At<>(question.apply(state.runs()), state.position().sequence());
            } catch (BlockReader.BlockGone merged) {
                refresh(merged);
            }
        }
        throw new JournalDamaged("the history of shard " + feed.shard() + " has lost a block", null);
    }

    /** A merge, here or in another process, has replaced the runs that are known. */
    private void refresh(BlockReader.BlockGone merged) {
        try {
            tree.refresh();
        } catch (SQLException away) {
            away.addSuppressed(merged);
            throw new JournalUnavailable("the history of shard " + feed.shard() + " cannot be read", away);
        }
    }

    private static void addRows(JournalBatch batch, Rows rows) {
        BatchTime time = batch.time();
        batch.forEachTransfer(
                (entry,
                        code,
                        transfer,
                        debitHigh,
                        debitLow,
                        creditHigh,
                        creditLow,
                        amount,
                        debitBalance,
                        creditBalance) -> {
                    if (amount != 0) {
                        int at = rows.add();
                        long debited = isDebitNatural(debitHigh) ? amount : -amount;
                        put(rows.cells(), at, debitHigh, debitLow, debited, debitBalance);
                        rows.cells()[at + StatementReader.NUMBER] = Posting.number(entry, transfer, Side.DEBIT);
                        rows.cells()[at + StatementReader.CODE] = code;
                        place(rows.cells(), at, time, batch.sequence());
                        at = rows.add();
                        long credited = isDebitNatural(creditHigh) ? -amount : amount;
                        put(rows.cells(), at, creditHigh, creditLow, credited, creditBalance);
                        rows.cells()[at + StatementReader.NUMBER] = Posting.number(entry, transfer, Side.CREDIT);
                        rows.cells()[at + StatementReader.CODE] = code;
                        place(rows.cells(), at, time, batch.sequence());
                    }
                });
    }

    private static boolean isDebitNatural(long accountHigh) {
        return new AccountId(accountHigh, 0).debitNatural();
    }

    private static void put(long[] cells, int at, long high, long low, long change, long balance) {
        cells[at] = high;
        cells[at + 1] = low;
        cells[at + StatementReader.CHANGE] = change;
        cells[at + StatementReader.BALANCE] = balance;
    }

    private static void place(long[] cells, int at, BatchTime time, long batch) {
        cells[at + StatementReader.WALL] = time.wallMillis();
        cells[at + StatementReader.BUSINESS] = time.businessMillis() - time.wallMillis();
        cells[at + StatementReader.BATCH] = batch;
    }

    /** Removes everything and makes it again from the first batch. Returns at once. */
    public void rebuild() {
        follower.rebuild();
    }

    /** The error that currently keeps it from moving, or null. */
    public @Nullable Throwable failure() {
        return follower.failure();
    }

    /** Stops to follow, and gives connections back. */
    @Override
    public void close() {
        follower.close();
        blocks.close();
    }
}
