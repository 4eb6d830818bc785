package io.ovation.journal.proof;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The head of the tree over a shard's first batches: 32 bytes that stand for all of them. Published where nobody who can reach the
 * database can reach it, it holds the books to what they said. The same size has the same head for ever.
 *
 * @param size number of batches under it, which is the sequence of the last
 * @param root of the tree, 32 bytes
 * @param hash of the last batch, 32 bytes; all zero when there is none
 * @param time wall time of the last batch, milliseconds since 1970, as the chain says
 */
public record TreeHead(int shard, long size, byte[] root, byte[] hash, long time) {

    /** The name of the document's form. */
    public static final String FORMAT = "ovation-head-1";

    /** The published document: docs/concepts/proofs.md. One line, no line end. */
    public String json() {
        HexFormat hex = HexFormat.of();
        return "{\"format\":\"" + FORMAT + "\",\"shard\":" + shard + ",\"size\":" + size + ",\"root\":\""
                + hex.formatHex(root) + "\",\"hash\":\"" + hex.formatHex(hash) + "\",\"time\":\""
                + Instant.ofEpochMilli(time) + "\"}";
    }

    /** Whether both say the same of the same batches; the time follows from the hash. */
    public boolean agreesWith(TreeHead other) {
        return shard == other.shard
                && size == other.size
                && Arrays.equals(root, other.root)
                && Arrays.equals(hash, other.hash);
    }
}
