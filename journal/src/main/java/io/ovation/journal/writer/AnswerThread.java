package io.ovation.journal.writer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes the stages of durable rounds in order, so that callers' code never runs on the writer's thread. */
final class AnswerThread implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerThread.class);
    private static final int MOST_JOBS = 256;
    private static final Runnable STOP = () -> {};

    private final BlockingQueue<Runnable> jobs = new ArrayBlockingQueue<>(MOST_JOBS);

    AnswerThread(int shard) {
        Thread.ofPlatform().name("ledger-answer-" + shard).daemon().start(this::run);
    }

    /** Hands over; waits when answering is far behind, which in turn fills the writer's queue. */
    @Override
    public void execute(Runnable job) {
        boolean interrupted = false;
        while (true) {
            try {
                jobs.put(job);
                break;
            } catch (InterruptedException retry) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after what was handed over. */
    void stop() {
        execute(STOP);
    }

    private void run() {
        while (true) {
            try {
                Runnable job = jobs.take();
                if (job == STOP) {
                    return;
                }
                job.run();
            } catch (InterruptedException goesOn) {
                LOG.debug("the answer thread ends only with its writer", goesOn);
            } catch (RuntimeException | Error failed) {
                LOG.error("an answer could not be given", failed);
            }
        }
    }
}
