package io.ovation.journal;

import io.ovation.ledger.BatchTime;
import java.util.Arrays;

/**
 * Follows a shard's chain and refuses the first batch that does not continue it: sequence, previous hash,
 * epoch, times, entry numbers. One thread.
 */
public final class ChainCheck {

    private final int shard;
    private Tail tail;
    private long entries;

    /** From the beginning of a shard's chain. */
    public ChainCheck(int shard) {
        this(shard, Tail.empty(), 0);
    }

    /** From a place in the chain that is known to be right: the batch it stands at, and the entries up to there. */
    public ChainCheck(int shard, Tail tail, long entries) {
        this.shard = shard;
        this.tail = tail;
        this.entries = entries;
    }

    /**
     * Takes the next batch.
     *
     * @throws JournalDamaged when it does not continue the chain
     */
    public void next(JournalBatch batch) {
        if (batch.shard() != shard) {
            throw damaged(batch, "it belongs to shard " + batch.shard());
        }
        if (batch.sequence() != tail.sequence() + 1) {
            throw damaged(batch, "it follows batch " + tail.sequence());
        }
        if (!Arrays.equals(batch.previousHash(), tail.hash())) {
            throw damaged(batch, "it names another hash of the batch before it");
        }
        if (batch.epoch() < tail.epoch()) {
            throw damaged(batch, "its epoch " + batch.epoch() + " is below " + tail.epoch());
        }
        BatchTime time = batch.time();
        if (time.wallMillis() < tail.time().wallMillis()
                || time.businessMillis() < tail.time().businessMillis()) {
            throw damaged(batch, "its time goes back from " + tail.time() + " to " + time);
        }
        if (batch.firstEntry() != entries + 1) {
            throw damaged(batch, "its entry " + batch.firstEntry() + " follows entry " + entries);
        }
        entries += batch.entryCount();
        tail = new Tail(batch.sequence(), batch.epoch(), batch.hash(), time);
    }

    /** The last batch taken. */
    public Tail tail() {
        return tail;
    }

    /** Entries so far. */
    public long entries() {
        return entries;
    }

    private JournalDamaged damaged(JournalBatch batch, String what) {
        return new JournalDamaged(
                "batch " + batch.sequence() + " of shard " + shard + " does not continue the chain: " + what, null);
    }
}
