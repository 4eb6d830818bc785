package io.ovation.journal.proof;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.MerkleTree;
import io.ovation.journal.SealedBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The {@link MerkleTree} of one stored batch, as proofs and searches need it. */
final class BatchTree {

    private static final int BYTES = BatchCodec.HASH_BYTES;

    private BatchTree() {}

    /** The hashes of entries, one after the other. */
    static byte[] leaves(List<byte[]> entries) {
        byte[] leaves = new byte[entries.size() * BYTES];
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(MerkleTree.leaf(entries.get(i)), 0, leaves, i * BYTES, BYTES);
        }
        return leaves;
    }

    /** The root over the entries of a batch as they are stored. */
    static byte[] root(SealedBatch batch) {
        MerkleTree tree = new MerkleTree();
        for (byte[] entry : BatchCodec.encodedEntries(batch)) {
            tree.add(entry, 0, entry.length);
        }
        return tree.root();
    }

    /** The path of an entry, hash by hash. */
    static List<byte[]> path(List<byte[]> entries, int index) {
        byte[] path = MerkleTree.path(leaves(entries), index);
        List<byte[]> hashes = new ArrayList<>();
        for (int from = 0; from < path.length; from += BYTES) {
            hashes.add(Arrays.copyOfRange(path, from, from + BYTES));
        }
        return hashes;
    }

    /** What the root would be with another entry in one place. */
    static UnaryOperator<byte[]> rootWith(byte[] leaves, int index) {
        byte[] path = MerkleTree.path(leaves, index);
        return entry -> MerkleTree.root(MerkleTree.leaf(entry), index, leaves.length / BYTES, path);
    }
}
