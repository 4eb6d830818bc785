package io.ovation.journal.writer;

import io.ovation.ledger.IdIndex;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The threads that perform a writer's {@link IdLookup}s. */
final class IdLookups implements Consumer<IdLookup>, AutoCloseable {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 4_096;

    private final IdIndex index;
    private final ThreadPoolExecutor threads;

    IdLookups(IdIndex index) {
        this.index = index;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("ledger-id-index-", 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void accept(IdLookup lookup) {
        try {
            threads.execute(new Job(lookup));
        } catch (RejectedExecutionException full) {
            lookup.fail(new QueueFull("too many ids wait for the id index"));
        }
    }

    private final class Job implements Runnable {
        private final IdLookup lookup;

        Job(IdLookup lookup) {
            this.lookup = lookup;
        }

        @Override
        public void run() {
            lookup.run(index);
        }
    }

    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            ((Job) waiting).lookup.fail(new WriterStopped("the writer stopped", null));
        }
    }
}
