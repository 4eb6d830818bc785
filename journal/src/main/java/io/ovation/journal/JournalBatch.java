package io.ovation.journal;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import java.util.List;

/**
 * A durable batch, decoded: what a shard's ledger accepted in one commit. It holds outcomes, never commands: final amounts
 * and balances after, so that whoever reads it only adds numbers up. Closings of buckets and rises of floors are entries too
 * ({@link io.ovation.ledger.BucketClosing#CODE}, {@link io.ovation.ledger.FloorRise#CODE}). A batch without entries is a
 * barrier: the begin of an epoch.
 *
 * @param sequence place in the shard's chain, from 1 without gaps
 * @param epoch of the writer; never falls along the chain
 * @param time of every entry in it; never goes back along the chain
 * @param entries in order; their numbers continue those of the batch before
 * @param previousHash hash of the batch before, 32 bytes; all zero in the first
 * @param hash SHA-256 over the header, which holds previous hash and Merkle root
 * @param merkleRoot root over the encoded entries, 32 bytes; all zero when there are none
 */
public record JournalBatch(
        int shard,
        long sequence,
        int epoch,
        BatchTime time,
        List<AcceptedEntry> entries,
        byte[] previousHash,
        byte[] hash,
        byte[] merkleRoot) {

    /** Copies the list. */
    public JournalBatch {
        entries = List.copyOf(entries);
    }
}
