package io.ovation.journal.snapshot;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.ChainCheck;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.Recovery;
import io.ovation.journal.Tail;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import java.util.Arrays;

/**
 * A ledger that is what a shard's journal says up to some batch, and knows where that is. It moves on batch by batch; every
 * batch must continue the chain and follow from the state, so it is never anything but a true copy. What snapshots are made from,
 * what a standby keeps warm, and what a writer starts with.
 *
 * <p>Threads: one at a time.
 */
public final class LedgerReplica {

    private final int shard;
    private final Ledger ledger;
    private final ChainCheck check;

    private LedgerReplica(int shard, Ledger ledger, ChainCheck check) {
        this.shard = shard;
        this.ledger = ledger;
        this.check = check;
    }

    /** Nothing yet: stands before the first batch. */
    public static LedgerReplica empty(int shard, int idsPerGeneration) {
        return new LedgerReplica(shard, new Ledger(idsPerGeneration), new ChainCheck(shard));
    }

    /** A ledger that is known to be the state of a shard after the batch of {@code tail}. */
    public static LedgerReplica at(int shard, Ledger ledger, Tail tail) {
        return new LedgerReplica(shard, ledger, new ChainCheck(shard, tail, ledger.lastSequence()));
    }

    /**
     * Takes the next batch.
     *
     * @throws JournalDamaged when it does not continue the chain or does not follow from the state; the replica is then of no
     *     further use
     */
    public void apply(JournalBatch batch) {
        check.next(batch);
        Recovery.addUp(batch, ledger);
    }

    /**
     * Reads on to the present end of the chain, with one thread beside this one that reads and decodes.
     *
     * @param index lets memory for ids be freed as far as it covers them
     * @throws io.ovation.journal.JournalUnavailable when the store cannot be read; calling again goes on
     * @throws JournalDamaged as in {@link #apply}
     */
    public void catchUp(Journal journal, IdIndex index) {
        Recovery.replay(journal, shard, ledger, index, check, Long.MAX_VALUE, batch -> {});
    }

    /**
     * Whether the journal still holds the batch it stands at. Not so after the journal was restored to an earlier moment, or
     * after a standby of its database was promoted that lacked the last batches: the replica is then of no further use.
     *
     * @throws io.ovation.journal.JournalUnavailable when the store cannot be read
     */
    public boolean isOn(Journal journal) {
        return isOn(journal, shard, check.tail());
    }

    static boolean isOn(Journal journal, int shard, Tail tail) {
        boolean[] same = {tail.sequence() == 0};
        if (!same[0]) {
            journal.read(shard, tail.sequence(), batch -> {
                same[0] = batch.sequence() == tail.sequence() && Arrays.equals(batch.hash(), tail.hash());
                return false;
            });
        }
        return same[0];
    }

    /** As {@link #catchUp}, on the calling thread alone. */
    public void catchUpAlone(Journal journal, IdIndex index) {
        journal.read(shard, tail().sequence() + 1, stored -> {
            apply(BatchCodec.decode(stored));
            ledger.forgetIds(index.coveredSequence());
            return true;
        });
    }

    /** The batch it stands at. */
    public Tail tail() {
        return check.tail();
    }

    /** The shard. */
    public int shard() {
        return shard;
    }

    /** The ledger. Whoever changes it otherwise than through this replica (a writer that starts with it) keeps it alone. */
    public Ledger ledger() {
        return ledger;
    }
}
