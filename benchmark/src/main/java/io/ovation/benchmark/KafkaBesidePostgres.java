package io.ovation.benchmark;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalStore;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.postgres.PostgresStore;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * The same writer and the same gifts on a journal in PostgreSQL and on one in Kafka, one after the other: gifts a second, and
 * how long one takes at a steady rate, from the moment it was due. Kafka's three brokers share this machine with everything
 * else, so its figures are a lower bound; what they show is the price of three copies.
 */
final class KafkaBesidePostgres implements Scenario {

    private static final int ROUNDS = 3;
    private static final int RATE = 200;

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        measure(bench, report, "PostgreSQL", "one server, fsynced", new PostgresStore());
        try (BenchKafka kafka = new BenchKafka(bench.directory().resolve("kafka"))) {
            measure(
                    bench,
                    report,
                    "Kafka",
                    "three brokers on this machine, acknowledged by two at least, not fsynced",
                    KafkaStore.at(kafka.bootstrap()));
        }
    }

    private static void measure(Bench bench, Report report, String store, String how, JournalStore journal)
            throws Exception {
        try (Shard shard = Shard.open(
                bench.postgres().fresh(),
                1,
                "benchmark",
                Duration.ZERO,
                JournalClock.system(),
                WriterOptions.defaults(),
                ShardUpkeep.archiveIn(bench.directory().resolve("archive")).withStore(journal))) {
            LedgerWriter writer = shard.writer();
            InProcess.fillWallets(writer);
            report.progress("warming up");
            InProcess.measure(writer, bench.seconds());
            double[] rates = new double[ROUNDS];
            long entries = writer.position().entries();
            long batches = writer.position().sequence();
            for (int round = 0; round < ROUNDS; round++) {
                rates[round] = InProcess.measure(writer, bench.seconds());
                report.progress(Report.count(rates[round]) + " gifts/s");
            }
            double giftsACommit = (double) (writer.position().entries() - entries)
                    / (writer.position().sequence() - batches);
            Arrays.sort(rates);
            report.line(
                    "Gifts a second, journal in " + store,
                    Report.count(rates[ROUNDS / 2]),
                    "median of " + ROUNDS + " rounds of " + bench.seconds() + " s, best "
                            + Report.count(rates[ROUNDS - 1]) + ", worst " + Report.count(rates[0]) + "; " + how
                            + "; " + Report.count(giftsACommit) + " gifts a commit");
            latency(writer, 2);
            Histogram histogram = latency(writer, 2 * bench.seconds());
            report.line(
                    "One gift at " + RATE + " a second, journal in " + store,
                    "p50 " + Report.millis(histogram.getValueAtPercentile(50)) + ", p99 "
                            + Report.millis(histogram.getValueAtPercentile(99)),
                    "p99.9 " + Report.millis(histogram.getValueAtPercentile(99.9)) + ", longest "
                            + Report.millis(histogram.getMaxValue())
                            + "; from the moment each was due until its durable answer; " + how);
        }
    }

    private static Histogram latency(LedgerWriter writer, int seconds) throws InterruptedException {
        Histogram histogram = new SynchronizedHistogram(60_000_000_000L, 3);
        SplittableRandom random = new SplittableRandom();
        Semaphore answered = new Semaphore(0);
        int gifts = seconds * RATE;
        long begin = System.nanoTime();
        for (int gift = 0; gift < gifts; gift++) {
            long due = begin + gift * (1_000_000_000L / RATE);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            writer.submit(SixTransfers.randomGift(random)).whenComplete((answer, fault) -> {
                histogram.recordValue(System.nanoTime() - due);
                answered.release();
            });
        }
        answered.acquire(gifts);
        return histogram;
    }
}
