package io.ovation.journal.writer;

import io.ovation.journal.AppendUnknown;
import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes one round at a time to the journal while the writer applies the next one, and wakes the writer when it is done. */
final class AppendThread {

    private final Journal journal;
    private final int shard;
    private final int epoch;
    private final Thread thread;
    private volatile @Nullable Round next;
    private volatile @Nullable Thread writer;
    private volatile boolean stopping;

    AppendThread(Journal journal, int shard, int epoch) {
        this.journal = journal;
        this.shard = shard;
        this.epoch = epoch;
        this.thread =
                Thread.ofPlatform().name("ledger-append-" + shard).daemon().unstarted(this::run);
    }

    void start(Thread wokenWhenDone) {
        writer = wokenWhenDone;
        thread.start();
    }

    /** Takes a round; the one before must be done. */
    void write(Round round) {
        next = round;
        LockSupport.unpark(thread);
    }

    /** Writes a round on the calling thread. */
    void writeHere(Round round) {
        RuntimeException fault = null;
        try {
            SealedBatch sealed = round.sealed;
            if (sealed == null) {
                journal.confirm(shard, epoch, round.basis);
            } else {
                journal.append(sealed);
            }
        } catch (RuntimeException failed) {
            fault = failed;
        } catch (Error broken) {
            // Nobody may wait for a round that never ends; what became of it is unknown.
            fault = new AppendUnknown("the append of shard " + shard + " broke", broken);
        }
        round.finish(fault);
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            Round round = next;
            if (round == null) {
                LockSupport.park(this);
                continue;
            }
            next = null;
            writeHere(round);
            LockSupport.unpark(writer);
        }
    }
}
