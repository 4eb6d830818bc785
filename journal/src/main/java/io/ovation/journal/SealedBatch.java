package io.ovation.journal;

/**
 * A batch as it is stored: encoded by {@link BatchCodec}, hashed, and not to be changed any more.
 *
 * @param sequence place in the shard's chain, from 1
 * @param epoch of the writer that sealed it
 * @param hash SHA-256 of the body's header, which holds the previous hash and the Merkle root of the entries
 * @param body the encoded batch; {@link BatchCodec#decode} reads it
 */
public record SealedBatch(int shard, long sequence, int epoch, byte[] hash, byte[] body) {}
