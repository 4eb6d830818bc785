package io.ovation.benchmark;

import io.ovation.journal.postgres.Shard;
import io.ovation.journal.run.Moment;
import io.ovation.journal.run.PostingHistory;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.OutcomeCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;

/**
 * Many entries in a row with the id index and the history of postings on, then a restart: a sample of ids from the whole time is
 * sent again, and each must be known. Statement pages over all of the postings are read before the restart.
 */
final class ManyIds implements Scenario {

    private static final int BATCH = 2_000;
    private static final int SAMPLES = 20_000;
    private static final int ACCOUNTS = 10_000;
    private static final int PAGES = 5_000;
    private static final int PAGE = 50;
    private static final long RETRY_NANOS = 5_000_000;

    @Override
    public String name() {
        return "ids";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        Transfers transfers = new Transfers(ACCOUNTS, Transfers.Choice.UNIFORM);
        EntryBatch samples = new EntryBatch(SAMPLES);
        try (Shard shard = InProcess.open(source);
                PostingHistory history = PostingHistory.start(source, shard.feed())) {
            long begin = System.nanoTime();
            fill(bench, report, shard.writer(), transfers, samples);
            double took = (System.nanoTime() - begin) / 1e9;
            report.line(
                    "Entries in a row with id index and history",
                    Report.count(bench.entries() / took) + " a second",
                    Report.count(bench.entries()) + " plain transfers; the JVM has at most "
                            + Report.count(Runtime.getRuntime().maxMemory() >> 20) + " MB of heap and used "
                            + Report.count(usedMegabytes()) + " MB at the end");
            long last = shard.writer().position().sequence();
            if (!history.await(last, Duration.ofMinutes(30))) {
                throw new IllegalStateException("the history did not catch up");
            }
            pages(report, history, 2 * bench.entries());
        }
        long begin = System.nanoTime();
        try (Shard shard = InProcess.open(source)) {
            double started = (System.nanoTime() - begin) / 1e9;
            known(report, shard.writer(), samples, started);
        }
    }

    private static void fill(Bench bench, Report report, LedgerWriter writer, Transfers transfers, EntryBatch samples) {
        SplittableRandom random = new SplittableRandom(42);
        Ids ids = new Ids(1);
        List<EntryBatch> batches = List.of(new EntryBatch(BATCH), new EntryBatch(BATCH), new EntryBatch(BATCH));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        long every = Math.max(1, bench.entries() / SAMPLES);
        long nextSample = 0;
        for (long done = 0; done < bench.entries(); done += BATCH) {
            int turn = sent.size() % batches.size();
            if (sent.size() >= batches.size()) {
                sent.get(sent.size() - batches.size()).join();
            }
            EntryBatch batch = batches.get(turn);
            batch.clear();
            for (int each = 0; each < BATCH; each++) {
                transfers.request(batch, ids, random);
                if (done + each >= nextSample && samples.size() < SAMPLES) {
                    samples.add(batch, each);
                    nextSample += every;
                }
            }
            sent.add(accepted(writer, batch));
            if (done % (BATCH * 500L) == 0) {
                report.progress(Report.count(done) + " entries");
            }
        }
        sent.forEach(CompletableFuture::join);
    }

    /** Sends a batch until all of it is accepted: while the index is behind, what is refused comes again. */
    private static CompletableFuture<?> accepted(LedgerWriter writer, EntryBatch batch) {
        return CompletableFuture.runAsync(
                () -> {
                    while (true) {
                        var answer = writer.submit(batch).toCompletableFuture().join();
                        boolean all = true;
                        for (int each = 0; each < batch.size(); each++) {
                            OutcomeCode code = answer.code(each);
                            if (code != OutcomeCode.ID_MEMORY_FULL && !code.isApplied()) {
                                throw new CompletionException(new IllegalStateException("answered " + code));
                            }
                            all &= code.isApplied();
                        }
                        if (all) {
                            return;
                        }
                        LockSupport.parkNanos(RETRY_NANOS);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void pages(Report report, PostingHistory history, long postings) {
        SplittableRandom random = new SplittableRandom(7);
        Histogram nanos = new Histogram(60_000_000_000L, 3);
        for (int each = 0; each < PAGES; each++) {
            AccountId account = AccountId.of(Constraint.FREE_CREDIT_BITS | 7, 1, 0, 1 + random.nextInt(ACCOUNTS));
            Moment upTo = new Moment.Entry(1 + random.nextLong(postings / 2));
            long begin = System.nanoTime();
            history.newestFirst(account, Moment.beginning(), upTo, Long.MAX_VALUE, PAGE);
            nanos.recordValue(System.nanoTime() - begin);
        }
        report.line(
                "A statement page of " + PAGE + " postings",
                "p50 " + Report.millis(nanos.getValueAtPercentile(50)) + ", p99 "
                        + Report.millis(nanos.getValueAtPercentile(99)),
                "of " + Report.count(postings) + " postings of " + Report.count(ACCOUNTS)
                        + " accounts, at random past moments; " + Report.count(PAGES)
                        + " pages one after the other, longest "
                        + Report.millis(nanos.getMaxValue()));
    }

    private static void known(Report report, LedgerWriter writer, EntryBatch samples, double started) {
        long begin = System.nanoTime();
        EntryBatch part = new EntryBatch(BATCH);
        long known = 0;
        for (int index = 0; index < samples.size(); index++) {
            part.add(samples, index);
            if (part.size() == BATCH || index == samples.size() - 1) {
                var answer = writer.submit(part).toCompletableFuture().join();
                for (int each = 0; each < part.size(); each++) {
                    known += answer.code(each) == OutcomeCode.EXISTS ? 1 : 0;
                }
                part.clear();
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        if (known != samples.size()) {
            throw new IllegalStateException((samples.size() - known) + " of " + samples.size() + " ids are not known");
        }
        report.line(
                "Ids known after a restart",
                Report.count(known) + " of " + Report.count(samples.size()),
                "from the whole time; the restart took " + String.format(Locale.ROOT, "%.1f s", started) + ", asking "
                        + String.format(Locale.ROOT, "%.1f s", took));
    }

    private static long usedMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
