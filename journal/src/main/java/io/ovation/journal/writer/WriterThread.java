package io.ovation.journal.writer;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.ShardLease;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import java.util.concurrent.locks.LockSupport;

/** The threads around a {@link WriterCore} in production: one takes its turns, one appends, one answers, two look ids up. */
final class WriterThread {

    /** A round of up to so many entries is written by the writer itself: two thread switches cost more than they bring. */
    private static final int WRITE_HERE = 64;

    private final Journal journal;
    private final WriterCore core;
    private final Thread thread;
    private final AppendThread appends;
    private final AnswerThread answers;
    private final IdLookups lookups;
    private final Gathering gathering = new Gathering();

    WriterThread(
            JournalFeed feed,
            ShardLease lease,
            JournalClock clock,
            IdIndex index,
            WriterOptions options,
            Ledger ledger,
            Tail tail) {
        this.journal = feed.journal();
        this.thread = Thread.ofPlatform()
                .name("ledger-writer-" + lease.shard())
                .daemon()
                .unstarted(this::run);
        this.appends = new AppendThread(journal, lease.shard(), thread);
        this.answers = new AnswerThread(lease.shard());
        this.lookups = new IdLookups(index);
        this.core = new WriterCore(
                feed,
                lease,
                clock,
                index,
                options,
                ledger,
                tail,
                new Surroundings(this::perform, answers, lookups, System::nanoTime));
    }

    WriterCore core() {
        return core;
    }

    void start() {
        appends.start();
        thread.start();
    }

    /** Answers what is under way and stops; waits for that. */
    void close() {
        core.close();
        core.stopped().toCompletableFuture().handle((nothing, fault) -> nothing).join();
    }

    private void perform(StoreCall call) {
        if (call.entries() > 0 && call.entries() <= WRITE_HERE) {
            call.run(journal);
        } else {
            appends.accept(call);
        }
    }

    private void run() {
        while (!core.isFinished()) {
            long nanos = core.turn();
            gather(core.answered());
            if (nanos == 0) {
                continue;
            }
            if (core.takesWork()) {
                core.queue().park(nanos);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        lookups.close();
        appends.stop();
        answers.stop();
    }

    /** To sleep and be woken by the first who comes would take longer than the wait. */
    private void gather(int answered) {
        if (answered == 0) {
            return;
        }
        gathering.answered(answered, core.queue().size(), System.nanoTime());
        while (gathering.waits(core.queue().size(), System.nanoTime())) {
            Thread.yield();
        }
    }
}
