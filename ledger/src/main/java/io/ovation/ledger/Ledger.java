package io.ovation.ledger;

/**
 * The state machine of one shard. See the package for what it promises. One thread at a time.
 */
public final class Ledger {

    /** An empty ledger with the usual memory for ids. */
    public Ledger() {
        this(DEFAULT_IDS_PER_GENERATION);
    }

    /** Ids that one of the two generations holds before the older is due to be forgotten. */
    public static final int DEFAULT_IDS_PER_GENERATION = 1 << 18;

    /** An empty ledger that remembers at least this many ids without the help of an index. */
    public Ledger(int idsPerGeneration) {
        if (idsPerGeneration < 1) {
            throw new IllegalArgumentException("idsPerGeneration below 1: " + idsPerGeneration);
        }
    }

    /**
     * Judges a request and, when it is accepted, applies it. A rejection changes nothing.
     *
     * @throws IllegalArgumentException when the time is before that of an earlier call
     */
    public Outcome apply(LedgerRequest request, BatchTime time) {
        throw new UnsupportedOperationException();
    }

    /**
     * As {@link #apply}, for a request whose id the {@link IdIndex} did not find.
     *
     * @param floorMillis {@link #idFloorMillis()} as it was before the index was asked
     */
    public Outcome applyAbsent(LedgerRequest request, BatchTime time, long floorMillis) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes over an entry that another ledger accepted: a journal's next. Checks its sequence and balances.
     *
     * @throws IllegalStateException when it does not follow from this state; the ledger is then of no further use
     */
    public void replay(AcceptedEntry entry, BatchTime time) {
        throw new UnsupportedOperationException();
    }

    /** Natural balance: debits minus credits for debit-natural accounts, credits minus debits for others; 0 if unknown. */
    public long balance(AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** Sequence of the last accepted entry, 0 before the first. */
    public long lastSequence() {
        throw new UnsupportedOperationException();
    }

    /** Last closed bucket of a kind, unsigned; 0 when none is. */
    public int bucketFloor(int kind) {
        throw new UnsupportedOperationException();
    }

    /** Every accepted id of a later time is in memory; at or before it, {@link IdIndex} decides. Below 0 at first. */
    public long idFloorMillis() {
        throw new UnsupportedOperationException();
    }

    /**
     * Forgets the older generation of ids when the newer is full and the index covers the older. To be called between
     * batches, also while replaying.
     *
     * @param coveredSequence {@link IdIndex#coveredSequence()}
     * @return false when memory is due to be freed but the index lags
     */
    public boolean forgetIds(long coveredSequence) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts to keep before-images. At most two marks are open: the batch being written and the one being applied.
     *
     * @throws IllegalStateException when two are open
     */
    public void mark() {
        throw new UnsupportedOperationException();
    }

    /** Forgets the before-images of the oldest open mark: its batch is durable. */
    public void commitOldest() {
        throw new UnsupportedOperationException();
    }

    /** Undoes everything since the oldest open mark, as if it had never been applied, and closes all marks. */
    public void rollbackAll() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 of the whole state but the remembered ids: sequence, floors, accounts in order. */
    public byte[] stateHash() {
        throw new UnsupportedOperationException();
    }

    /** Number of accounts. */
    public int accountCount() {
        throw new UnsupportedOperationException();
    }

    /** Shows every account in the order of {@link AccountId#compareTo}. Changes during the visit are not allowed. */
    public void forEachAccount(AccountVisitor visitor) {
        throw new UnsupportedOperationException();
    }
}
