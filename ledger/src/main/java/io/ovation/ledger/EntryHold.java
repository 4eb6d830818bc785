package io.ovation.ledger;

/**
 * Keeps packed entries as they are: as long as it is open, no memory of an entry that the ledger decided or found since
 * it was opened, or before, is used again for another one. Opened on the ledger's thread by {@link Ledger#hold()}; closed
 * once, on any thread, when nothing reads those entries any more.
 *
 * <p>Writes before {@link #close()} happen before the memory is used again. To be kept for a round of the writer, not for
 * long: what is forgotten while a hold is open needs new memory instead of old.
 */
public final class EntryHold implements AutoCloseable {

    private final long number;
    private volatile boolean closed;

    EntryHold(long number) {
        this.number = number;
    }

    /** Rank among the holds of its ledger. */
    long number() {
        return number;
    }

    /** True once entries under this hold may be overwritten. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
