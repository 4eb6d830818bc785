package io.ovation.journal.writer;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.TestDatabase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * How many gifts a second the writer makes durable in one process on one connection. Run by hand:
 * arguments are seconds, users, and gifts in flight.
 */
final class WriterThroughput {

    private static final int CREATORS = 100;
    private static final int SUBMITTERS = 1;

    private WriterThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int inFlight = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20_000;
        DataSource source = TestDatabase.fresh();
        WriterOptions options = WriterOptions.defaults();
        try (Shard shard = Shard.open(source, 1, "throughput", Duration.ZERO, JournalClock.system(), options)) {
            LedgerWriter writer = shard.writer();
            for (int user = 1; user <= users; user++) {
                writer.submit(Gifts.purchase(Gifts.id(), user, 1_000_000_000))
                        .toCompletableFuture()
                        .join();
                if (user % 100 != 0) {
                    continue;
                }
                Thread.onSpinWait();
            }
            for (int round = 0; round < seconds; round += 5) {
                measure(writer, users, inFlight, 5);
            }
            long begin = System.nanoTime();
            JournalVerifier.Report report = JournalVerifier.verify(shard.journal(), 1, progress -> {});
            System.out.printf(
                    "verified %,d entries in %d ms: %s%n",
                    report.entries(), (System.nanoTime() - begin) / 1_000_000, report.finding());
            System.out.printf(
                    "%,d bytes an entry%n",
                    TestDatabase.number(source, "select sum(length(body)) from journal.batch") / report.entries());
        }
        long begin = System.nanoTime();
        try (Shard again = Shard.open(source, 1, "again", Duration.ZERO, JournalClock.system(), options)) {
            System.out.printf(
                    "recovered %,d entries in %d ms%n",
                    again.writer().position().entries(), (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private static void measure(LedgerWriter writer, int users, int inFlight, int seconds) throws Exception {
        Semaphore window = new Semaphore(inFlight);
        AtomicLong accepted = new AtomicLong();
        AtomicLong other = new AtomicLong();
        long from = writer.position().sequence();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        Thread[] threads = new Thread[SUBMITTERS];
        for (int t = 0; t < SUBMITTERS; t++) {
            threads[t] = Thread.ofPlatform().start(() -> {
                java.util.SplittableRandom random = new java.util.SplittableRandom();
                while (System.nanoTime() < end) {
                    window.acquireUninterruptibly();
                    writer.submit(Gifts.gift(Gifts.id(), 1 + random.nextInt(users), 1 + random.nextInt(CREATORS), 1))
                            .whenComplete((answer, fault) -> {
                                window.release();
                                if (fault == null && answer.outcome().code().number() == 0) {
                                    accepted.incrementAndGet();
                                } else {
                                    other.incrementAndGet();
                                }
                            });
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        window.acquire(inFlight);
        printProcessorTime();
        double took = (System.nanoTime() - begin) / 1e9;
        long batches = writer.position().sequence() - from;
        System.out.printf(
                "%,.0f gifts/s durable (%,d others), %,.0f commits/s, %,d gifts a commit%n",
                accepted.get() / took, other.get(), batches / took, accepted.get() / Math.max(1, batches));
    }

    /** On a machine that others use too, processor time says more than the clock. */
    private static void printProcessorTime() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("ledger-")) {
                System.out.printf(
                        "  %s: %,d ms of processor time since it started%n",
                        info.getThreadName(), threads.getThreadCpuTime(id) / 1_000_000);
            }
        }
    }
}
