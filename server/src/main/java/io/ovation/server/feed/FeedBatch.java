package io.ovation.server.feed;

import io.ovation.journal.JournalBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import java.time.Instant;
import java.util.List;

/**
 * A durable batch of the books: what was accepted in one commit, in order. Entry codes are those of
 * {@link io.ovation.economics.EventKind}; codes above belong to the ledger itself (closing of buckets) and are skipped by
 * whoever does not know them.
 *
 * @param sequence place in the chain, from 1 without gaps
 * @param time wall and business time of all its entries
 * @param previousHash hash of the batch before, 32 bytes; not to be changed
 * @param hash of this batch, 32 bytes; not to be changed
 * @param merkleRoot over the entries, 32 bytes; not to be changed
 */
public record FeedBatch(
        long sequence,
        BatchTime time,
        List<AcceptedEntry> entries,
        byte[] previousHash,
        byte[] hash,
        byte[] merkleRoot) {
    /** When it happened by the wall clock. */
    public Instant wall() {
        return Instant.ofEpochMilli(time.wallMillis());
    }

    /** When it happened by the business clock. */
    public Instant business() {
        return Instant.ofEpochMilli(time.businessMillis());
    }

    static FeedBatch of(JournalBatch batch) {
        return new FeedBatch(
                batch.sequence(),
                batch.time(),
                batch.entries(),
                batch.previousHash(),
                batch.hash(),
                batch.merkleRoot());
    }
}
