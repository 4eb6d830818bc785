package io.ovation.benchmark;

import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.run.PostingHistory;
import io.ovation.journal.writer.LedgerWriter;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * How long one gift takes from the moment it was due until its durable answer, at 1,000 a second. Gifts are due every
 * millisecond whatever became of those before (an open load), so a pause counts for every gift that fell into it.
 */
final class Latency implements Scenario {

    private static final long INTERVAL_NANOS = 1_000_000;
    private static final long SPIN_NANOS = 80_000;
    private static final int WARM_UP_SECONDS = 5;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        try (BareWriter bare = new BareWriter(bench.postgres().fresh())) {
            one(bench, report, bare.writer(), "One gift at 1,000 a second, journal only");
        }
        DataSource source = bench.postgres().fresh();
        try (Shard shard = InProcess.open(source)) {
            shard.project(new BalancesProjection(1));
            try (PostingHistory history = PostingHistory.start(source, shard.feed())) {
                Histogram gifts = one(
                        bench,
                        report,
                        shard.writer(),
                        "One gift at 1,000 a second, with index, heads, snapshots, history and balances");
                bench.remember(Bench.LATENCY_P50, (double) gifts.getValueAtPercentile(50));
                if (!history.await(shard.writer().position().sequence(), Duration.ofMinutes(1))) {
                    throw new IllegalStateException("the history is behind");
                }
            }
        }
    }

    private static Histogram one(Bench bench, Report report, LedgerWriter writer, String what) throws Exception {
        InProcess.fillWallets(writer);
        report.progress("warming up");
        measure(writer, WARM_UP_SECONDS);
        try (SyncSampler disk = new SyncSampler(bench.directory().resolve("sync.bin"))) {
            Histogram gifts = measure(writer, bench.longSeconds());
            report.line(
                    what,
                    "p50 " + Report.millis(gifts.getValueAtPercentile(50)) + ", p99 "
                            + Report.millis(gifts.getValueAtPercentile(99)) + ", p99.9 "
                            + Report.millis(gifts.getValueAtPercentile(99.9)),
                    "longest " + Report.millis(gifts.getMaxValue()) + ", "
                            + Report.count((double) gifts.getTotalCount())
                            + " gifts; from the moment each was due until its durable answer. Bare fdatasync in the same minutes: p50 "
                            + Report.millis(disk.nanos().getValueAtPercentile(50)) + ", p99 "
                            + Report.millis(disk.nanos().getValueAtPercentile(99)) + ", p99.9 "
                            + Report.millis(disk.nanos().getValueAtPercentile(99.9)) + ", longest "
                            + Report.millis(disk.nanos().getMaxValue()));
            return gifts;
        }
    }

    private static Histogram measure(LedgerWriter writer, int seconds) throws InterruptedException {
        Histogram histogram = new SynchronizedHistogram(60_000_000_000L, 3);
        SplittableRandom random = new SplittableRandom();
        int gifts = seconds * 1_000;
        Semaphore answered = new Semaphore(0);
        long begin = System.nanoTime() + 10_000_000;
        for (int gift = 0; gift < gifts; gift++) {
            long due = begin + gift * INTERVAL_NANOS;
            awaitMoment(due);
            writer.submit(SixTransfers.randomGift(random)).whenComplete((answer, fault) -> {
                histogram.recordValue(System.nanoTime() - due);
                answered.release();
            });
        }
        answered.acquire(gifts);
        return histogram;
    }

    private static void awaitMoment(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = due - System.nanoTime();
        }
    }
}
