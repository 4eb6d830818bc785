package io.ovation.journal.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of a Merkle tree after RFC 6962, section 2.1: a leaf can never pass for an inner node. */
final class TreeHashes {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHashes() {}

    static byte[] leaf(byte[] bytes) {
        MessageDigest sha = sha256();
        sha.update(LEAF);
        return sha.digest(bytes);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
