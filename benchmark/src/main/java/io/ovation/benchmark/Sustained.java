package io.ovation.benchmark;

import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.run.PostingHistory;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.OutcomeCode;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a shard keeps up with everything on: gifts come at a steady rate, and the id index, the heads, the snapshots, the history of
 * postings and the balances follow. A batch is due every ten milliseconds whatever became of those before.
 */
final class Sustained implements Scenario {

    private static final int BATCHES_A_SECOND = 100;
    private static final int UNDER_WAY = 200;

    @Override
    public String name() {
        return "sustained";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        try (Shard shard = InProcess.open(source)) {
            ProjectionRunner balances = shard.project(new BalancesProjection(1));
            try (PostingHistory history = PostingHistory.start(source, shard.feed())) {
                Gifts gifts = new Gifts(SixTransfers.CREATORS);
                new DurableLoad(gifts, 1, 1, 1).prepare(shard.writer());
                Load load = new Load(gifts, shard.writer(), bench.rate() / BATCHES_A_SECOND);
                long begin = System.nanoTime();
                long lag = 0;
                for (int second = 0; second < bench.longSeconds(); second++) {
                    load.second(begin + second * 1_000_000_000L);
                    long sequence = shard.writer().position().sequence();
                    long behind = sequence - Math.min(balances.lastSequence(), history.sequence());
                    lag = Math.max(lag, behind);
                    if (second % 10 == 9) {
                        report.progress(
                                Report.count(load.accepted.get()) + " gifts; followers " + behind + " batches behind");
                    }
                }
                load.finish();
                double took = (System.nanoTime() - begin) / 1e9;
                long last = shard.writer().position().sequence();
                long caughtUp = System.nanoTime();
                while (balances.lastSequence() < last || history.sequence() < last) {
                    LockSupport.parkNanos(10_000_000);
                    if (System.nanoTime() - caughtUp > 600_000_000_000L) {
                        throw new IllegalStateException("the followers did not catch up");
                    }
                }
                double after = (System.nanoTime() - caughtUp) / 1e9;
                report.line(
                        "Sustained with everything on",
                        Report.count(load.accepted.get() / took) + " gifts a second",
                        "asked for " + Report.count(bench.rate()) + " over " + bench.longSeconds()
                                + " s; from the moment a batch was due until its answer: p50 "
                                + Report.millis(load.nanos.getValueAtPercentile(50)) + ", p99 "
                                + Report.millis(load.nanos.getValueAtPercentile(99)) + ", longest "
                                + Report.millis(load.nanos.getMaxValue()) + "; " + load.other.get()
                                + " not accepted; balances and history at most " + lag
                                + " batches behind, caught up " + Report.count(after) + " s after the end");
            }
        }
    }

    private static final class Load {

        private final Gifts gifts;
        private final LedgerWriter writer;
        private final int size;
        private final BlockingQueue<EntryBatch> free = new ArrayBlockingQueue<>(UNDER_WAY);
        private final SplittableRandom random = new SplittableRandom(42);
        private final Ids ids = new Ids(1);
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong other = new AtomicLong();
        private final Histogram nanos = new ConcurrentHistogram(600_000_000_000L, 3);

        Load(Gifts gifts, LedgerWriter writer, int size) {
            this.gifts = gifts;
            this.writer = writer;
            this.size = size;
            for (int each = 0; each < UNDER_WAY; each++) {
                free.add(new EntryBatch(size));
            }
        }

        void second(long begin) throws InterruptedException {
            for (int each = 0; each < BATCHES_A_SECOND; each++) {
                long due = begin + each * (1_000_000_000L / BATCHES_A_SECOND);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(due);
            }
        }

        private void send(long due) throws InterruptedException {
            EntryBatch batch = free.take();
            batch.clear();
            for (int each = 0; each < size; each++) {
                gifts.request(batch, ids, random);
            }
            writer.submit(batch).whenComplete((answer, fault) -> {
                nanos.recordValue(System.nanoTime() - due);
                int applied = 0;
                for (int each = 0; fault == null && each < size; each++) {
                    applied += answer.code(each) == OutcomeCode.ACCEPTED ? 1 : 0;
                }
                accepted.addAndGet(applied);
                other.addAndGet(size - applied);
                free.add(batch);
            });
        }

        void finish() throws InterruptedException {
            for (int each = 0; each < UNDER_WAY; each++) {
                free.take();
            }
        }
    }
}
