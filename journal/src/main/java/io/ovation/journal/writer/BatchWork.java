package io.ovation.journal.writer;

import io.ovation.ledger.BatchOutcomes;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.EntryHold;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.OutcomeCode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A batch of requests that is applied in one go and answered as one. Requests whose ids are older than memory go their own way
 * over the id index; the batch is answered when they have come back too.
 */
final class BatchWork implements Work {

    final EntryBatch batch;
    final CompletableFuture<BatchAnswer> future = new CompletableFuture<>();
    final BatchOutcomes outcomes = new BatchOutcomes();

    private final Attempt attempt = new Attempt(future);
    private Map<Integer, Submission> detours = Map.of();
    private @Nullable EntryHold hold;
    private @Nullable LedgerFault detourFault;

    /** What is still to come before the batch is answered: its round, and its detours. */
    private int outstanding = 1;

    private long sequence;

    BatchWork(EntryBatch batch) {
        this.batch = batch;
    }

    @Override
    public int entries() {
        return batch.size();
    }

    /** Before it is applied, also for the second time after it was undone. On the ledger's thread. */
    void begin(Ledger ledger) {
        release();
        EntryHold opened = ledger.hold();
        hold = opened;
        outcomes.begin(opened);
    }

    /** Takes a request out that has to go over the id index; null when it is under way already. On the writer's thread. */
    @Nullable
    Submission detour(int index) {
        if (detours.containsKey(index)) {
            return null;
        }
        Submission submission = new Submission(batch.request(index), attempt);
        synchronized (this) {
            if (detours.isEmpty()) {
                detours = new HashMap<>();
            }
            detours.put(index, submission);
            outstanding++;
        }
        submission.future.whenComplete((answer, fault) -> {
            if (fault == null) {
                arrived(answer.sequence(), null);
            } else {
                // Others of the batch may have been applied.
                arrived(0, new OutcomeUnknown(submission.request.id(), fault));
            }
        });
        return submission;
    }

    @Override
    public void answer(long durable) {
        arrived(durable, null);
    }

    private void arrived(long durable, @Nullable LedgerFault fault) {
        Map<Integer, Answer> late;
        LedgerFault failed;
        synchronized (this) {
            sequence = Math.max(sequence, durable);
            failed = fault == null ? detourFault : fault;
            detourFault = failed;
            if (--outstanding > 0) {
                return;
            }
            late = failed == null ? lateAnswers() : Map.of();
        }
        if (failed == null) {
            future.complete(new BatchAnswer(outcomes, late, sequence));
        } else {
            future.completeExceptionally(failed);
        }
        release();
    }

    private Map<Integer, Answer> lateAnswers() {
        if (detours.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Answer> late = new HashMap<>();
        detours.forEach((index, submission) -> late.put(index, submission.future.join()));
        return late;
    }

    /**
     * Its round came to nothing, or nobody knows. What went over the index may have been applied all the same; what has not
     * been by now never is.
     */
    @Override
    public void fail(LedgerFault fault) {
        attempt.outdate();
        LedgerFault certain = fault;
        synchronized (this) {
            for (Submission detour : detours.values()) {
                certain = new OutcomeUnknown(detour.request.id(), fault);
            }
        }
        future.completeExceptionally(certain);
        release();
    }

    @Override
    public LedgerFault unanswered(RuntimeException cause) {
        for (int i = 0; i < outcomes.size(); i++) {
            OutcomeCode code = outcomes.code(i);
            if (code.isApplied()) {
                return new OutcomeUnknown(batch.id(i), cause);
            }
        }
        return Work.super.unanswered(cause);
    }

    private void release() {
        EntryHold open = hold;
        if (open != null) {
            open.close();
        }
    }
}
