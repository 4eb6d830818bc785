package io.ovation.server.feed;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Outcome;

/**
 * The ledger's durable answer to a money event. A rejection is a value here too; {@link #applied()} turns it into the
 * problem the caller gets.
 *
 * @param asked the entry the event meant
 * @param outcome what became of it
 * @param sequence of the batch to wait for to see the effect in projections
 */
public record Receipt(Entry asked, Outcome outcome, long sequence) {
    /** Whether it is in the books, now or from an earlier attempt with the same id. */
    public boolean isApplied() {
        return outcome.code().isApplied();
    }

    /** The entry as it is in the books; the fitting problem when it was rejected. */
    public AcceptedEntry applied() {
        if (!isApplied()) {
            throw Refusals.problem(asked, outcome);
        }
        return outcome.applied();
    }
}
