package io.ovation.simulator;

/** A follower's consumer could not take a batch this time. */
final class RefusedBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedBatch() {
        super("not now", null, false, false);
    }
}
