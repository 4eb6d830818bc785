package io.ovation.journal.writer;

import io.ovation.journal.SealedBatch;
import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the writer: the work it took, what was decided, and the batch that makes it durable. A round without accepted
 * entries appends nothing; its epoch is confirmed instead. Belongs to the writer's thread.
 */
final class Round {

    final BatchTime time;
    final List<Work> work = new ArrayList<>();

    /** Requests and questions in it. */
    int entries;

    /** Set when the round is closed and something was accepted. */
    @Nullable
    SealedBatch sealed;

    /** The durable batch on which everything in this round was decided: the one before its own. */
    long basis;

    /** What makes it durable, once it is handed to the store. */
    @Nullable
    StoreCall call;

    Round(BatchTime time) {
        this.time = time;
    }

    /** The sequence that answers of this round carry. */
    long sequence() {
        SealedBatch own = sealed;
        return own == null ? basis : own.sequence();
    }

    /** Whether the store has given its answer. */
    boolean isDone() {
        StoreCall asked = call;
        return asked != null && asked.isDone();
    }

    /** Why the store did not make it durable; null when it did. */
    @Nullable
    RuntimeException fault() {
        StoreCall asked = call;
        return asked == null ? null : asked.fault();
    }
}
