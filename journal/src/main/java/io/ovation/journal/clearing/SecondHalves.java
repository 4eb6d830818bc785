package io.ovation.journal.clearing;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.LedgerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the sending shard calls for in the receiving one. Pure: the same entry gives the same request, with an id
 * that follows from the entry's, without deadline and without condition.
 */
public interface SecondHalves {

    /** The request that lets arrive what the entry sent, or null when it sent nothing there. */
    @Nullable
    LedgerRequest arrival(AcceptedEntry first, BatchTime time);

    /** The same arrival under the same id, into suspense: for an entry whose arrival was refused. */
    LedgerRequest suspense(AcceptedEntry first, BatchTime time);
}
