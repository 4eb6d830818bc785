package io.ovation.journal.writer;

import io.ovation.journal.Journal;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Performs a writer's store calls, one at a time, while the writer goes on, and wakes the writer when one is done. */
final class AppendThread implements Consumer<StoreCall> {

    private final Journal journal;
    private final Thread writer;
    private final Thread thread;
    private volatile @Nullable StoreCall next;
    private volatile boolean stopping;

    AppendThread(Journal journal, int shard, Thread wokenWhenDone) {
        this.journal = journal;
        this.writer = wokenWhenDone;
        this.thread =
                Thread.ofPlatform().name("ledger-append-" + shard).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes a call; the one before must be done. */
    @Override
    public void accept(StoreCall call) {
        next = call;
        LockSupport.unpark(thread);
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            StoreCall call = next;
            if (call == null) {
                LockSupport.park(this);
                continue;
            }
            next = null;
            call.run(journal);
            LockSupport.unpark(writer);
        }
    }
}
