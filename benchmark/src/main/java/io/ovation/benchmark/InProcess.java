package io.ovation.benchmark;

import io.ovation.journal.JournalClock;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.OutcomeCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Durable gifts a second in one process: one thread makes gifts of six transfers with a cap and submits them to the real
 * writer on PostgreSQL with a bounded number under way; a gift counts when its answer came, which is after its commit.
 */
final class InProcess implements Scenario {

    private static final int UNDER_WAY = 20_000;
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "in-process";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        try (Shard shard = open(source)) {
            LedgerWriter writer = shard.writer();
            fillWallets(writer);
            report.progress("warming up");
            measure(writer, bench.seconds());
            double[] rates = new double[ROUNDS];
            long entries = writer.position().entries();
            long batches = writer.position().sequence();
            long processor = bench.postgres().processorTime().nanos();
            for (int round = 0; round < ROUNDS; round++) {
                rates[round] = measure(writer, bench.seconds());
                report.progress(Report.count(rates[round]) + " gifts/s");
            }
            entries = writer.position().entries() - entries;
            batches = writer.position().sequence() - batches;
            processor = bench.postgres().processorTime().nanos() - processor;
            Arrays.sort(rates);
            double median = (rates[1] + rates[2]) / 2;
            bench.remember(Bench.IN_PROCESS, median);
            long bytes = bytes(source) / Math.max(1, writer.position().entries());
            bench.remember(Bench.BYTES_A_GIFT, (double) bytes);
            bench.remember(Bench.GIFTS_A_COMMIT, (double) entries / batches);
            report.line(
                    "Gifts a second, durable, in process",
                    Report.count(median),
                    "median of " + ROUNDS + " rounds of " + bench.seconds() + " s, best "
                            + Report.count(rates[ROUNDS - 1])
                            + ", worst " + Report.count(rates[0]) + "; one writer, one connection, "
                            + Report.count((double) entries / batches) + " gifts a commit, " + bytes
                            + " bytes a gift, " + Report.count(UNDER_WAY)
                            + " under way; the thread that makes the gifts runs on the same cores; processor time of JVM and PostgreSQL together "
                            + Report.micros((double) processor / entries) + " a gift");
            bench.remember(Bench.PROCESSOR_IN_PROCESS, (double) processor / entries);
        }
    }

    /** The real writer on a new journal. */
    static Shard open(DataSource source) {
        return Shard.open(source, 1, "benchmark", Duration.ZERO, JournalClock.system(), WriterOptions.defaults());
    }

    /** Gives every user more coins than any benchmark spends. */
    static void fillWallets(LedgerWriter writer) {
        SplittableRandom random = new SplittableRandom(1);
        CompletableFuture<?>[] purchases = new CompletableFuture<?>[SixTransfers.USERS];
        for (int user = 1; user <= SixTransfers.USERS; user++) {
            purchases[user - 1] = writer.submit(SixTransfers.purchase(SixTransfers.newId(random), user, 1_000_000_000))
                    .toCompletableFuture();
        }
        CompletableFuture.allOf(purchases).join();
    }

    /** Gifts a second that were answered as durable; fails when more than one in a thousand was not accepted. */
    static double measure(LedgerWriter writer, int seconds) throws InterruptedException {
        Semaphore room = new Semaphore(UNDER_WAY);
        AtomicLong accepted = new AtomicLong();
        AtomicLong other = new AtomicLong();
        SplittableRandom random = new SplittableRandom();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            room.acquire();
            writer.submit(SixTransfers.randomGift(random)).whenComplete((answer, fault) -> {
                boolean durable = fault == null && answer.outcome().code() == OutcomeCode.ACCEPTED;
                (durable ? accepted : other).incrementAndGet();
                room.release();
            });
        }
        room.acquire(UNDER_WAY);
        double took = (System.nanoTime() - begin) / 1e9;
        if (other.get() > accepted.get() / 1_000) {
            throw new IllegalStateException(other.get() + " gifts were not accepted beside " + accepted.get());
        }
        return accepted.get() / took;
    }

    private static long bytes(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(length(body)) from journal.batch")) {
            row.next();
            return row.getLong(1);
        }
    }
}
