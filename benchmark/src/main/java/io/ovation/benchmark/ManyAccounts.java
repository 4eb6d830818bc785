package io.ovation.benchmark;

import io.ovation.journal.JournalClock;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.snapshot.SnapshotRule;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.EntryBatch;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A shard with many accounts is stopped and started again: from its newest snapshot and what the journal has after it. */
final class ManyAccounts implements Scenario {

    private static final int BATCH = 4_000;
    private static final int TAIL = 200_000;

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        Transfers transfers = new Transfers(bench.accounts(), Transfers.Choice.UNIFORM);
        long entries;
        try (Shard shard = open(bench, source)) {
            EntryBatch batch = new EntryBatch(BATCH);
            Ids ids = new Ids(1);
            for (int from = 0; from < bench.accounts(); from += 2 * BATCH) {
                batch.clear();
                transfers.prepare(batch, ids, from, Math.min(bench.accounts(), from + 2 * BATCH));
                shard.writer().submit(batch).toCompletableFuture().join();
                if (from % (1 << 20) < 2 * BATCH) {
                    report.progress(Report.count(from) + " accounts");
                }
            }
            awaitSnapshot(shard);
            SplittableRandom random = new SplittableRandom(1);
            for (int sent = 0; sent < TAIL; sent += BATCH) {
                batch.clear();
                for (int each = 0; each < BATCH; each++) {
                    transfers.request(batch, ids, random);
                }
                shard.writer().submit(batch).toCompletableFuture().join();
            }
            entries = shard.writer().position().entries();
        }
        long begin = System.nanoTime();
        try (Shard shard = open(bench, source)) {
            double took = (System.nanoTime() - begin) / 1e9;
            if (shard.writer().position().entries() != entries) {
                throw new IllegalStateException("entries are missing after the restart");
            }
            report.line(
                    "Start with " + Report.count(bench.accounts()) + " accounts",
                    String.format(Locale.ROOT, "%.1f s", took),
                    "lease, newest snapshot and a tail of at least " + Report.count(TAIL) + " of "
                            + Report.count((double) entries) + " entries");
        }
    }

    private static void awaitSnapshot(Shard shard) {
        long last = shard.writer().position().sequence();
        long end = System.nanoTime() + 1_800_000_000_000L;
        while (System.nanoTime() < end) {
            var point = shard.replica().lastSnapshot();
            RuntimeException failure = shard.replica().failure();
            if (failure != null) {
                throw failure;
            }
            if (point != null && shard.replica().lastSequence() >= last) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("no snapshot was made");
    }

    private static Shard open(Bench bench, DataSource source) throws java.io.IOException {
        SnapshotRule rule = SnapshotRule.every(Math.max(1, bench.accounts() / 4L));
        return Shard.open(
                source,
                1,
                "benchmark",
                Duration.ofSeconds(10),
                JournalClock.system(),
                WriterOptions.defaults(),
                new ShardUpkeep(bench.directory().resolve("archive"), rule));
    }
}
