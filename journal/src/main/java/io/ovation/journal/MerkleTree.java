package io.ovation.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The Merkle root of a list of byte strings, built as they come: the tree of RFC 6962, with SHA-256. A leaf is hashed after
 * a zero byte, an inner node after a one byte, so neither can pass for the other. One thread.
 */
final class MerkleTree {

    private static final int BYTES = BatchCodec.HASH_BYTES;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha = sha256();

    /** Roots of complete subtrees, largest first; at most one of each height, so 32 are enough for any count. */
    private final byte[] roots = new byte[33 * BYTES];

    private int depth;
    private int leaves;

    /** Adds the next leaf. */
    void add(byte[] bytes, int offset, int length) {
        sha.update(LEAF);
        sha.update(bytes, offset, length);
        digestTo(depth++);
        leaves++;
        for (int complete = leaves; (complete & 1) == 0; complete >>>= 1) {
            joinLastTwo();
        }
    }

    /** The root of what was added, zero when nothing was. Forgets it. */
    byte[] root() {
        byte[] root = new byte[BYTES];
        if (leaves > 0) {
            while (depth > 1) {
                joinLastTwo();
            }
            System.arraycopy(roots, 0, root, 0, BYTES);
        }
        depth = 0;
        leaves = 0;
        return root;
    }

    private void joinLastTwo() {
        sha.update(NODE);
        sha.update(roots, (depth - 2) * BYTES, 2 * BYTES);
        depth--;
        digestTo(depth - 1);
    }

    private void digestTo(int index) {
        try {
            sha.digest(roots, index * BYTES, BYTES);
        } catch (DigestException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
