package io.ovation.journal.writer;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.IdIndex;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * How much the writer makes durable in one process on one connection, journal only. Run by hand; arguments: what (plain, gift,
 * hot, small, single, after: single gifts after ten seconds of full load), seconds, accounts, requests a batch, batches under way.
 */
final class WriterThroughput {

    private static final int CREATORS = 100;
    private static final AtomicLong FAILED = new AtomicLong();

    /** Stands for an id index that is never behind. */
    private static final IdIndex EVERYTHING = new IdIndex() {
        @Override
        public AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return Long.MAX_VALUE;
        }
    };

    private WriterThroughput() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length > 0 ? arguments[0] : "plain";
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int accounts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        int batch = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 8_189;
        int underWay = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 8;
        int batchEntries = Integer.getInteger("batchEntries", 65_536);
        int batchBytes = Integer.getInteger("batchBytes", 4 << 20);
        DataSource source = TestDatabase.fresh();
        WriterOptions options =
                new WriterOptions(1 << 18, batchEntries, batchBytes, 1 << 20, java.time.Duration.ofSeconds(2));
        try (PostgresJournal journal = new PostgresJournal(source);
                LedgerWriter writer = LedgerWriter.start(
                        new JournalFeed(journal, 1),
                        new FixedLease(1, 1),
                        JournalClock.system(),
                        EVERYTHING,
                        options)) {
            fill(writer, accounts);
            TestDatabase.execute(source, "checkpoint");
            for (int round = 0; round < seconds; round += 5) {
                if (what.equals("after") && round < 10) {
                    batches(writer, "gift", accounts, batch, underWay, 5);
                } else if (what.equals("single") || what.equals("after")) {
                    single(writer, accounts, 5);
                } else {
                    batches(writer, what, accounts, batch, underWay, 5);
                }
            }
            if (Boolean.getBoolean("verify")) {
                JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
                System.out.printf("verified %,d entries: %s%n", report.entries(), report.finding());
            }
            System.out.printf(
                    "%,d bytes an entry%n",
                    TestDatabase.number(source, "select sum(length(body)) from journal.batch")
                            / writer.position().entries());
        }
    }

    private static void fill(LedgerWriter writer, int accounts) {
        EntryBatch batch = new EntryBatch();
        for (int user = 1; user <= accounts; user++) {
            batch.add(Gifts.purchase(Gifts.id(), user, 1_000_000_000L));
            if (batch.size() == 1_000 || user == accounts) {
                writer.submit(batch).toCompletableFuture().join();
                batch.clear();
            }
        }
    }

    private static void request(EntryBatch batch, String what, SplittableRandom random, long millis, int accounts) {
        long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        long sender = 1 + random.nextInt(accounts);
        if (what.equals("gift") || what.equals("hot")) {
            batch.add(
                    Gifts.gift(new UUID(high, low), sender, what.equals("hot") ? 1 : 1 + random.nextInt(CREATORS), 1));
            return;
        }
        long receiver = 1 + random.nextInt(accounts);
        receiver = receiver == sender ? 1 + receiver % accounts : receiver;
        long wallet = AccountId.of(Constraint.OWNED_BITS | 3, 1, 840, 0).high();
        batch.entry(high, low, 1, 1, 0, 0, 0, low, high, Gifts.NO_DEADLINE);
        batch.fixed(wallet, sender, wallet, receiver, 1 + (int) (-Math.log(random.nextDouble()) * 1_000));
    }

    private static void batches(LedgerWriter writer, String what, int accounts, int size, int underWay, int seconds)
            throws Exception {
        ArrayBlockingQueue<EntryBatch> free = new ArrayBlockingQueue<>(underWay);
        for (int i = 0; i < underWay; i++) {
            free.add(new EntryBatch(size));
        }
        SplittableRandom random = new SplittableRandom();
        long entries = writer.position().entries();
        long sequence = writer.position().sequence();
        long[] processor = processorTimes();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            EntryBatch batch = free.take();
            batch.clear();
            long millis = System.currentTimeMillis();
            for (int i = 0; i < size; i++) {
                request(batch, what, random, millis, accounts);
            }
            writer.submit(batch).whenComplete((answer, fault) -> {
                if (fault != null) {
                    FAILED.incrementAndGet();
                }
                free.add(batch);
            });
        }
        for (int i = 0; i < underWay; i++) {
            free.take();
        }
        double took = (System.nanoTime() - begin) / 1e9;
        entries = writer.position().entries() - entries;
        sequence = Math.max(1, writer.position().sequence() - sequence);
        System.out.printf(
                "%s: %,.0f entries/s durable, %,.0f commits/s, %,d entries a commit, %d failed; ns of processor an entry: %s%n",
                what, entries / took, sequence / took, entries / sequence, FAILED.get(), since(processor, entries));
    }

    private static void single(LedgerWriter writer, int accounts, int seconds) throws Exception {
        long[] nanos = new long[seconds * 1_000];
        AtomicLong done = new AtomicLong();
        SplittableRandom random = new SplittableRandom();
        long begin = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            long due = begin + i * 1_000_000L;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(1, due - System.nanoTime() - 50_000));
            }
            int number = i;
            writer.submit(Gifts.gift(Gifts.id(), 1 + random.nextInt(accounts), 1 + random.nextInt(CREATORS), 1))
                    .whenComplete((answer, fault) -> {
                        nanos[number] = System.nanoTime() - due;
                        done.incrementAndGet();
                    });
        }
        while (done.get() < nanos.length) {
            Thread.sleep(5);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "single: p50 %.3f ms, p99 %.3f, p99.9 %.3f, longest %.3f%n",
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length * 999 / 1000] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private static long[] processorTimes() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long[] times = new long[4];
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            String name = info == null ? "" : info.getThreadName();
            int at = name.startsWith("ledger-writer") ? 0 : name.startsWith("ledger-append") ? 1 : 2;
            times[name.equals("main") ? 3 : at] += Math.max(0, threads.getThreadCpuTime(id));
        }
        return times;
    }

    private static String since(long[] before, long entries) {
        long[] now = processorTimes();
        String[] names = {"writer", "append", "other", "client"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < now.length; i++) {
            text.append(names[i])
                    .append(' ')
                    .append((now[i] - before[i]) / Math.max(1, entries))
                    .append(' ');
        }
        return text.toString();
    }
}
