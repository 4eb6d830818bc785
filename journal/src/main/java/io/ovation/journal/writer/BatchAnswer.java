package io.ovation.journal.writer;

import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.BatchOutcomes;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.PackedEntry;
import java.util.Map;

/**
 * The durable answer to a batch of requests, without an object for each: codes, and entries with amounts and balances after
 * where they lie in the ledger's memory.
 *
 * <p>Codes and numbers last. {@link #entry} and {@link #outcome} of applied requests read memory that is used again: they may
 * be called only by what hangs on the stage itself, on its thread and before it returns
 * ({@code submit(batch).thenApply(answer -> ...)}), and throw afterwards.
 */
public final class BatchAnswer {

    private final BatchOutcomes outcomes;

    /** Answers of requests that went over the id index, by place. */
    private final Map<Integer, Answer> late;

    private final long sequence;

    BatchAnswer(BatchOutcomes outcomes, Map<Integer, Answer> late, long sequence) {
        this.outcomes = outcomes;
        this.late = late;
        this.sequence = sequence;
    }

    /** Number of requests. */
    public int size() {
        return outcomes.size();
    }

    /**
     * The durable batch of the journal that everything in here is true at. A projection that has reached it shows the caller its
     * own writes.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * What became of a request. {@link OutcomeCode#ID_MEMORY_FULL} says that the id index lags: not applied, to be sent again
     * later.
     */
    public OutcomeCode code(int index) {
        Answer own = late.get(index);
        return own == null ? outcomes.code(index) : own.outcome().code();
    }

    /** As {@link Outcome#failedTransfer()}. */
    public int failedTransfer(int index) {
        Answer own = late.get(index);
        return own == null ? outcomes.failedTransfer(index) : own.outcome().failedTransfer();
    }

    /** As {@link Outcome#available()}. */
    public long available(int index) {
        Answer own = late.get(index);
        return own == null ? outcomes.available(index) : own.outcome().available();
    }

    /**
     * Shows the entry of an applied request.
     *
     * @throws IllegalStateException when it was rejected, or after the stage's own dependents have run
     */
    public PackedEntry entry(int index, PackedEntry window) {
        Answer own = late.get(index);
        if (own == null) {
            return outcomes.entry(index, window);
        }
        AcceptedBatch single = new AcceptedBatch();
        single.add(own.outcome().applied());
        return single.show(0, window);
    }

    /**
     * An outcome as an object that lasts.
     *
     * @throws IllegalStateException for an applied request, after the stage's own dependents have run
     */
    public Outcome outcome(int index) {
        Answer own = late.get(index);
        return own == null ? outcomes.outcome(index) : own.outcome();
    }
}
