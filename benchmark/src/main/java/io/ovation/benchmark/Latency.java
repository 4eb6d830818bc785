package io.ovation.benchmark;

import io.ovation.journal.postgres.Shard;
import io.ovation.journal.writer.LedgerWriter;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
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
        try (Shard shard = InProcess.open(bench.postgres().fresh())) {
            LedgerWriter writer = shard.writer();
            InProcess.fillWallets(writer);
            report.progress("warming up");
            measure(writer, WARM_UP_SECONDS);
            int seconds = 4 * bench.seconds();
            Histogram histogram = measure(writer, seconds);
            bench.remember(Bench.LATENCY_P50, (double) histogram.getValueAtPercentile(50));
            report.line(
                    "One gift at 1,000 a second, in process",
                    "p50 " + Report.millis(histogram.getValueAtPercentile(50)) + ", p99 "
                            + Report.millis(histogram.getValueAtPercentile(99)),
                    "p99.9 " + Report.millis(histogram.getValueAtPercentile(99.9)) + ", longest "
                            + Report.millis(histogram.getMaxValue()) + ", "
                            + Report.count((double) histogram.getTotalCount())
                            + " gifts; from the moment each was due until its durable answer");
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
