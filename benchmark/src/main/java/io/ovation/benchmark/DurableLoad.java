package io.ovation.benchmark;

import io.ovation.journal.writer.LedgerWriter;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients in this process that send batches to a writer and wait for durable answers.
 *
 * @param workload what they ask
 * @param clients number of virtual threads
 * @param batch requests a batch
 * @param underWay batches a client has sent and not yet seen answered; 1 sends the next when the answer came
 */
record DurableLoad(Workload workload, int clients, int batch, int underWay) {

    private static final int PREPARED_AT_ONCE = 4_000;
    private static final int SEED = 42;

    /**
     * What came of it.
     *
     * @param accepted requests that were accepted, durable
     * @param other requests that were answered otherwise
     * @param seconds from the first request to the last answer
     * @param batchNanos how long each batch took from being sent to its answer
     */
    record Result(long accepted, long other, double seconds, Histogram batchNanos) {

        double rate() {
            return accepted / seconds;
        }

        /** p1, p50, p99 and longest. */
        String percentiles() {
            return "p1 " + Report.millis(batchNanos.getValueAtPercentile(1)) + ", p50 "
                    + Report.millis(batchNanos.getValueAtPercentile(50)) + ", p99 "
                    + Report.millis(batchNanos.getValueAtPercentile(99)) + ", p100 "
                    + Report.millis(batchNanos.getMaxValue());
        }
    }

    /** Gives the accounts what the workload needs. */
    void prepare(LedgerWriter writer) {
        EntryBatch entries = new EntryBatch(PREPARED_AT_ONCE);
        Ids ids = new Ids(0xFFFF);
        for (int from = 0; from < workload.accounts(); from += PREPARED_AT_ONCE) {
            entries.clear();
            workload.prepare(entries, ids, from, Math.min(workload.accounts(), from + PREPARED_AT_ONCE));
            writer.submit(entries).toCompletableFuture().join();
        }
    }

    /** Sends until so many seconds have passed or so many requests were sent, whichever is first. */
    Result run(LedgerWriter writer, double seconds, long requests) throws InterruptedException {
        AtomicLong left = new AtomicLong(requests);
        AtomicLong accepted = new AtomicLong();
        AtomicLong other = new AtomicLong();
        Histogram nanos = new ConcurrentHistogram(600_000_000_000L, 3);
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int client = 1; client <= clients; client++) {
            Client one = new Client(this, writer, client, end, left, accepted, other, nanos);
            threads.add(Thread.ofVirtual().name("client-" + client).start(one));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - begin) / 1e9;
        return new Result(accepted.get(), other.get(), took, nanos);
    }

    private record Client(
            DurableLoad load,
            LedgerWriter writer,
            int number,
            long end,
            AtomicLong left,
            AtomicLong accepted,
            AtomicLong other,
            Histogram nanos)
            implements Runnable {

        @Override
        public void run() {
            BlockingQueue<EntryBatch> free = new ArrayBlockingQueue<>(load.underWay);
            for (int each = 0; each < load.underWay; each++) {
                free.add(new EntryBatch(load.batch));
            }
            SplittableRandom random = new SplittableRandom(SEED + number);
            Ids ids = new Ids(number);
            try {
                while (System.nanoTime() < end && left.addAndGet(-load.batch) >= 0) {
                    send(free.take(), free, ids, random);
                }
                for (int each = 0; each < load.underWay; each++) {
                    free.take();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void send(EntryBatch entries, BlockingQueue<EntryBatch> free, Ids ids, SplittableRandom random) {
            entries.clear();
            for (int each = 0; each < load.batch; each++) {
                load.workload.request(entries, ids, random);
            }
            long sent = System.nanoTime();
            writer.submit(entries).whenComplete((answer, fault) -> {
                nanos.recordValue(System.nanoTime() - sent);
                int applied = 0;
                for (int each = 0; fault == null && each < load.batch; each++) {
                    applied += answer.code(each) == OutcomeCode.ACCEPTED ? 1 : 0;
                }
                accepted.addAndGet(applied);
                other.addAndGet(load.batch - applied);
                free.add(entries);
            });
        }
    }
}
