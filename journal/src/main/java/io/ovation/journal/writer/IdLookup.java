package io.ovation.journal.writer;

import io.ovation.journal.JournalUnavailable;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Outcome;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks the durable id index about an id that memory has forgotten, off the writer's thread. What is found there is durable and
 * stays so: it is answered at once, unless this writer has not come that far itself. What is not goes back to the writer
 * together with the floor at which that was true.
 */
public final class IdLookup {

    private final Work.Submission submission;
    private final long floorMillis;
    private final long forgotten;
    private final Consumer<Work> putBack;
    private final Supplier<LedgerPosition> position;
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final long begunAtNanos;

    IdLookup(
            Work.Submission submission,
            long floorMillis,
            long forgotten,
            Consumer<Work> putBack,
            Supplier<LedgerPosition> position,
            LongSupplier nanoTime,
            Duration patience) {
        this.submission = submission;
        this.floorMillis = floorMillis;
        this.forgotten = forgotten;
        this.putBack = putBack;
        this.position = position;
        this.nanoTime = nanoTime;
        this.patience = patience;
        this.begunAtNanos = nanoTime.getAsLong();
    }

    /** Performs it on the calling thread. Blocks as long as the index does. */
    public void run(IdIndex index) {
        AcceptedEntry first;
        try {
            if (nanoTime.getAsLong() - begunAtNanos > patience.toNanos()) {
                throw new JournalUnavailable("the id index was not asked in time", null);
            }
            if (index.coveredSequence() < forgotten) {
                // It is being made again: that it does not know an id says nothing.
                throw new JournalUnavailable("the id index does not cover entry " + forgotten + " yet", null);
            }
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
