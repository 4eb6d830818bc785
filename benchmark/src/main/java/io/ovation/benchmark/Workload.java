package io.ovation.benchmark;

import io.ovation.ledger.EntryBatch;
import java.util.SplittableRandom;

/** What a client asks of a ledger: fills batches without making objects. Safe for several threads with a random each. */
interface Workload {

    /** Adds the requests that give the accounts what they need, those of accounts {@code from} to {@code to} (exclusive). */
    void prepare(EntryBatch batch, Ids ids, int from, int to);

    /** Number of accounts, or whatever is prepared one by one. */
    int accounts();

    /** Adds one request. */
    void request(EntryBatch batch, Ids ids, SplittableRandom random);
}
