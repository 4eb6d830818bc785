package io.ovation.journal;

import io.ovation.ledger.BatchTime;

/**
 * The end of a shard's chain: the last batch's sequence, epoch, hash and time.
 *
 * @param sequence 0 when nothing was ever written
 * @param hash 32 bytes; all zero when nothing was ever written
 */
public record Tail(long sequence, int epoch, byte[] hash, BatchTime time) {

    /** The end of a chain that has no batch yet. */
    public static Tail empty() {
        return new Tail(0, 0, new byte[BatchCodec.HASH_BYTES], new BatchTime(0, 0));
    }
}
