package io.ovation.journal.writer;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Outcome;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the durable id index about ids that memory has forgotten, off the writer's thread. What is found there is durable and
 * stays so: it is answered at once. What is not goes back to the writer together with the floor at which that was true.
 */
final class IdLookups implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 4_096;

    private final IdIndex index;
    private final Consumer<Work> putBack;
    private final Supplier<LedgerPosition> position;
    private final ThreadPoolExecutor threads;

    IdLookups(IdIndex index, Consumer<Work> putBack, Supplier<LedgerPosition> position) {
        this.index = index;
        this.putBack = putBack;
        this.position = position;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("ledger-id-index-", 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    void look(Work.Submission submission, long floorMillis) {
        try {
            threads.execute(new Lookup(submission, floorMillis));
        } catch (RejectedExecutionException full) {
            submission.fail(new QueueFull("too many ids wait for the id index"));
        }
    }

    /** A submission whose id is older than memory goes back. */
    private final class Lookup implements Runnable {
        private final Work.Submission submission;
        private final long floorMillis;

        Lookup(Work.Submission submission, long floorMillis) {
            this.submission = submission;
            this.floorMillis = floorMillis;
        }

        @Override
        public void run() {
            find(submission, floorMillis);
        }
    }

    private void find(Work.Submission submission, long floorMillis) {
        AcceptedEntry first;
        try {
            first = index.find(submission.request.id());
        } catch (RuntimeException | Error failed) {
            // The id is an old one: an earlier attempt may well have been applied.
            submission.fail(new OutcomeUnknown(submission.request.id(), failed));
            return;
        }
        if (first == null) {
            submission.absentAtFloor = floorMillis;
            putBack.accept(submission);
        } else {
            submission.outcome = Outcome.existing(submission.request, first);
            submission.answer(position.get().sequence());
        }
    }

    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            ((Lookup) waiting).submission.fail(new WriterStopped("the writer stopped", null));
        }
    }
}
