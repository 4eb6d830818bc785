package io.ovation.journal.writer;

import io.ovation.journal.SealedBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the writer: the work it took, what was decided, and the batch that makes it durable. A round without accepted
 * entries appends nothing; its epoch is confirmed instead. Belongs to the writer's thread, except that {@link AppendThread}
 * sets the result.
 */
final class Round {

    final BatchTime time;
    final List<Work> work = new ArrayList<>();
    final List<AcceptedEntry> accepted = new ArrayList<>();

    /** Set when the round is closed and something was accepted. */
    @Nullable
    SealedBatch sealed;

    /** The durable batch on which everything in this round was decided: the one before its own. */
    long basis;

    private volatile boolean done;
    private @Nullable RuntimeException fault;

    Round(BatchTime time) {
        this.time = time;
    }

    /** The sequence that answers of this round carry. */
    long sequence() {
        SealedBatch own = sealed;
        return own == null ? basis : own.sequence();
    }

    void finish(@Nullable RuntimeException failed) {
        fault = failed;
        done = true;
    }

    boolean isDone() {
        return done;
    }

    @Nullable
    RuntimeException fault() {
        return fault;
    }
}
