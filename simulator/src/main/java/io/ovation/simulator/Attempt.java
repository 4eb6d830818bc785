package io.ovation.simulator;

import io.ovation.ledger.LedgerRequest;

/** One submission of a request to one process, and what became of it as far as the process has said. */
final class Attempt {

    /** What its caller was told. */
    enum Fate {
        /** Nothing yet. */
        OPEN,
        /** Accepted, or exists. */
        APPLIED,
        /** A rejection. */
        REJECTED,
        /** Certainly not applied by this attempt. */
        NOT_APPLIED,
        /** Unknown, or the process died. */
        UNKNOWN
    }

    final LedgerRequest request;

    /** The highest batch that any answer had named when this was submitted: what is answered must not be older. */
    final long acknowledgedBefore;

    /** Whether no other attempt with its id was under way when it was submitted. */
    final boolean alone;

    Fate fate = Fate.OPEN;

    /** Whether it was this one that was answered ACCEPTED. */
    boolean accepted;

    /** Whether it came with others and is answered together with them, perhaps after several rounds. */
    final boolean inBatch;

    Attempt(LedgerRequest request, long acknowledgedBefore, boolean alone, boolean inBatch) {
        this.request = request;
        this.acknowledgedBefore = acknowledgedBefore;
        this.alone = alone;
        this.inBatch = inBatch;
    }

    /** Whether its entry may be or become durable, for all that was said. */
    boolean mayBeApplied() {
        return fate == Fate.OPEN || fate == Fate.UNKNOWN || fate == Fate.APPLIED;
    }
}
