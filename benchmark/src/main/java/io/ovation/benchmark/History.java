package io.ovation.benchmark;

import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.run.Moment;
import io.ovation.journal.run.PostgresIdIndex;
import io.ovation.journal.run.PostingHistory;
import io.ovation.ledger.AccountId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Statements and past balances over a long history: writes a year of gifts straight into the journal
 * ({@link WrittenYear}), lets the id index and the posting history catch up with it, and then asks for pages of random accounts
 * at random places. {@code -Dovation.history.postings=100000000} sets how many postings there are.
 */
final class History implements Scenario {

    private static final long POSTINGS = Long.getLong("ovation.history.postings", 2_000_000);
    private static final int PAGE = 50;
    private static final int WARM_UP = 2_000;
    private static final int ASKED = 10_000;
    private static final Duration LONG = Duration.ofHours(4);

    @Override
    public String name() {
        return "history";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        try (Connection connection = source.getConnection()) {
            JournalSchema.apply(connection);
        }
        try (PostgresJournal journal = new PostgresJournal(source)) {
            report.progress("writing " + Report.count(POSTINGS) + " postings");
            WrittenYear year = WrittenYear.write(journal, POSTINGS);
            index(source, journal, year, report);
            long begin = System.nanoTime();
            try (PostingHistory history = PostingHistory.start(source, new JournalFeed(journal, 1))) {
                if (!history.await(year.lastBatch(), LONG)) {
                    throw new IllegalStateException("the history has not caught up", history.failure());
                }
                double took = (System.nanoTime() - begin) / 1e9;
                report.line(
                        "Posting history, made from nothing",
                        Report.count(year.postings() / took) + " postings a second",
                        Report.count(year.postings()) + " postings of " + Report.count(year.entries())
                                + " gifts, merges included, one thread");
                ask(history, year, report);
            }
            report.line(
                    "Stored a posting",
                    String.format(
                            java.util.Locale.ROOT, "%.1f bytes", (double) bytes(source, "history") / year.postings()),
                    "blocks and Bloom filters");
        }
    }

    private static void index(DataSource source, PostgresJournal journal, WrittenYear year, Report report)
            throws Exception {
        long begin = System.nanoTime();
        try (PostgresIdIndex index = PostgresIdIndex.start(source, new JournalFeed(journal, 1), 32_768)) {
            while (index.coveredSequence() < year.entries() - 32_768) {
                if (index.failure() != null) {
                    throw new IllegalStateException("the id index has stopped", index.failure());
                }
                Thread.sleep(5);
            }
            double took = (System.nanoTime() - begin) / 1e9;
            report.line(
                    "Id index, made from nothing",
                    Report.count(index.coveredSequence() / took) + " ids a second",
                    Report.count(index.coveredSequence()) + " ids in " + index.runs()
                            + " runs, merges included; reading the journal and checking its hashes is in it");
        }
        begin = System.nanoTime();
        try (PostgresIdIndex again = PostgresIdIndex.start(source, new JournalFeed(journal, 1), 32_768)) {
            report.line(
                    "Id index, start with what is there", Report.millis(System.nanoTime() - begin), "manifests only");
            SplittableRandom random = new SplittableRandom(3);
            long[] nanos = new long[300];
            for (int i = 0; i < nanos.length; i++) {
                long asked = 1 + random.nextLong(again.coveredSequence());
                long from = System.nanoTime();
                if (again.find(year.id(asked)) == null) {
                    throw new IllegalStateException("entry " + asked + " is not known any more");
                }
                nanos[i] = System.nanoTime() - from;
            }
            percentiles(
                    report, "Looking up an old id, with its entry", nanos, "random ids of the whole year, all known");
        }
        report.line(
                "Stored an id",
                String.format(java.util.Locale.ROOT, "%.1f bytes", (double) bytes(source, "ids") / year.entries()),
                "blocks and Bloom filters");
    }

    private static void ask(PostingHistory history, WrittenYear year, Report report) {
        SplittableRandom random = new SplittableRandom(7);
        long[] pages = new long[ASKED];
        long[] balances = new long[ASKED];
        for (int i = -WARM_UP; i < ASKED; i++) {
            AccountId account = year.account(random);
            Moment moment = new Moment.Wall(year.begin() + random.nextLong(year.end() - year.begin()));
            long from = System.nanoTime();
            int lines = (random.nextBoolean()
                            ? history.newestFirst(account, Moment.beginning(), moment, Long.MAX_VALUE, PAGE)
                            : history.oldestFirst(account, moment, Moment.latest(), -1, PAGE))
                    .value()
                    .postings()
                    .size();
            long between = System.nanoTime();
            boolean found = history.last(account, moment).value() != null;
            if (i >= 0 && (found || lines >= 0)) {
                pages[i] = between - from;
                balances[i] = System.nanoTime() - between;
            }
        }
        String how = "random accounts of viewers, creators and the house, at a random moment of the year, over "
                + Report.count(year.postings()) + " postings";
        percentiles(report, "A page of " + PAGE + " postings", pages, how + ", either direction");
        percentiles(report, "A balance of the past", balances, how);
    }

    private static void percentiles(Report report, String what, long[] nanos, String how) {
        Arrays.sort(nanos);
        report.line(
                what,
                "p50 " + Report.millis(nanos[nanos.length / 2]) + ", p99 "
                        + Report.millis(nanos[(int) (nanos.length * 0.99)]) + ", p99.9 "
                        + Report.millis(nanos[(int) (nanos.length * 0.999)]) + ", longest "
                        + Report.millis(nanos[nanos.length - 1]),
                how + "; " + Report.count(nanos.length) + " asked one after the other");
    }

    private static long bytes(DataSource source, String tree) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(length(filter) + length(body)), 0)"
                        + " from journal.run_block where tree = '" + tree + "'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
