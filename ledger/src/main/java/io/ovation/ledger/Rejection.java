package io.ovation.ledger;

/** Why the request judged last was rejected, beside the code. Used again and again by its ledger. */
final class Rejection {

    private int index = -1;
    private long available;

    /** Index of the transfer or condition at fault, or -1. */
    int index() {
        return index;
    }

    /** What the account at fault had. */
    long available() {
        return available;
    }

    void clear() {
        index = -1;
        available = 0;
    }

    OutcomeCode of(OutcomeCode code, int transfer, long had) {
        index = transfer;
        available = had;
        return code;
    }
}
