package io.ovation.journal.writer;

import io.ovation.journal.JournalUnavailable;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the durable id index about an id that memory has forgotten, off the writer's thread. What is found there is durable and
 * stays so: it is answered at once, unless this writer has not come that far itself. What is not goes back to the writer
 * together with the floor at which that was true.
 */
public final class IdLookup {

    private final Work.Submission submission;
    private final long floorMillis;
    private final Consumer<Work> putBack;
    private final Supplier<LedgerPosition> position;

    IdLookup(Work.Submission submission, long floorMillis, Consumer<Work> putBack, Supplier<LedgerPosition> position) {
        this.submission = submission;
        this.floorMillis = floorMillis;
        this.putBack = putBack;
        this.position = position;
    }

    /** Performs it on the calling thread. Blocks as long as the index does. */
    public void run(IdIndex index) {
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
            return;
        }
        LedgerPosition at = position.get();
        if (first.sequence() > at.entries()) {
            // The index knows a batch that this writer does not know yet, or never will: no batch to name as the one it
            // is in.
            submission.fail(new OutcomeUnknown(
                    submission.request.id(),
                    new JournalUnavailable("this writer has not reached entry " + first.sequence(), null)));
            return;
        }
        submission.outcome = Outcome.existing(submission.request, first);
        submission.answer(at.sequence());
    }

    /** Gives it up: the caller is told why. */
    void fail(NotApplied fault) {
        submission.fail(fault);
    }
}
