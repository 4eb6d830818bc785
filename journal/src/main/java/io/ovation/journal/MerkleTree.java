package io.ovation.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The Merkle root of the entries of a batch, built as they come (docs/decisions/merkle-tree-of-a-batch.md).
 *
 * <p>A leaf is SHA-256 of an entry as it stands in the body, its length in front. A node is SHA-256 of a byte of value 1 and
 * the hashes of up to {@value #FANOUT} children, taken in order; a node of one child is that child. The root is the one hash
 * of the last level. An entry begins with a byte above 127, so a leaf can never pass for a node; the number of entries stands
 * beside the root in the header, so the shape is known.
 *
 * <p>One thread.
 */
public final class MerkleTree {

    /** Children of a node. */
    public static final int FANOUT = 16;

    private static final int BYTES = BatchCodec.HASH_BYTES;
    private static final byte NODE = 1;
    private static final int LEVEL_BYTES = 1 + FANOUT * BYTES;

    /** Enough for every count that an int holds. */
    private static final int MOST_LEVELS = 9;

    private final MessageDigest sha = sha256();

    /** For each level the node that is being filled: its first byte, then its children. */
    private final byte[][] levels = new byte[MOST_LEVELS][];

    private final int[] children = new int[MOST_LEVELS];

    /** An empty tree. */
    public MerkleTree() {
        for (int level = 0; level < MOST_LEVELS; level++) {
            levels[level] = new byte[LEVEL_BYTES];
            levels[level][0] = NODE;
        }
    }

    /** Adds the next leaf: an entry with its length in front. */
    public void add(byte[] bytes, int offset, int length) {
        sha.update(bytes, offset, length);
        int level = 0;
        while (put(level) == FANOUT) {
            sha.update(levels[level], 0, LEVEL_BYTES);
            children[level++] = 0;
        }
    }

    /** Adds the hash that is pending as a child; how many there are now. */
    private int put(int level) {
        try {
            sha.digest(levels[level], 1 + children[level] * BYTES, BYTES);
        } catch (DigestException impossible) {
            throw new AssertionError(impossible);
        }
        return ++children[level];
    }

    /** The root of what was added, zero when nothing was. Forgets it. */
    public byte[] root() {
        int top = MOST_LEVELS - 1;
        while (top > 0 && children[top] == 0) {
            top--;
        }
        int level = 0;
        while (level < top || children[level] > 1) {
            if (children[level] == 1) {
                System.arraycopy(levels[level], 1, levels[level + 1], 1 + children[level + 1] * BYTES, BYTES);
                children[level + 1]++;
            } else if (children[level] > 1) {
                sha.update(levels[level], 0, 1 + children[level] * BYTES);
                put(level + 1);
            }
            children[level++] = 0;
            // What came from below may have completed this node; there is room, as a full one is never left standing.
        }
        byte[] root = new byte[BYTES];
        if (children[level] == 1) {
            System.arraycopy(levels[level], 1, root, 0, BYTES);
        }
        children[level] = 0;
        return root;
    }

    /** Drops what was added. */
    public void clear() {
        Arrays.fill(children, 0);
    }

    /** The hash of a leaf: an entry with its length in front. */
    public static byte[] leaf(byte[] entry) {
        return sha256().digest(entry);
    }

    /**
     * What has to be known beside a leaf to reach the root: for each level the hashes of its siblings in order, from the leaf
     * upwards.
     *
     * @param leaves hashes of all leaves, one after the other
     * @throws IllegalArgumentException when there is no such leaf
     */
    public static byte[] path(byte[] leaves, int index) {
        int count = leaves.length / BYTES;
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + count);
        }
        MessageDigest sha = sha256();
        byte[] path = new byte[0];
        byte[] level = leaves;
        int at = index;
        while (level.length > BYTES) {
            int begin = at / FANOUT * FANOUT * BYTES;
            int end = Math.min(begin + FANOUT * BYTES, level.length);
            int length = path.length;
            path = Arrays.copyOf(path, length + end - begin - BYTES);
            int before = at * BYTES - begin;
            System.arraycopy(level, begin, path, length, before);
            System.arraycopy(level, begin + before + BYTES, path, length + before, end - begin - before - BYTES);
            level = above(level, sha);
            at /= FANOUT;
        }
        return path;
    }

    private static byte[] above(byte[] level, MessageDigest sha) {
        int nodeBytes = FANOUT * BYTES;
        byte[] above = new byte[(level.length + nodeBytes - 1) / nodeBytes * BYTES];
        for (int begin = 0; begin < level.length; begin += nodeBytes) {
            int end = Math.min(begin + nodeBytes, level.length);
            System.arraycopy(node(level, begin, end, sha), 0, above, begin / FANOUT, BYTES);
        }
        return above;
    }

    private static byte[] node(byte[] hashes, int begin, int end, MessageDigest sha) {
        if (end - begin == BYTES) {
            return Arrays.copyOfRange(hashes, begin, end);
        }
        sha.update(NODE);
        sha.update(hashes, begin, end - begin);
        return sha.digest();
    }

    /**
     * The root that a leaf and its {@link #path} lead to.
     *
     * @param count number of leaves
     * @throws IllegalArgumentException when the path has another length than every path of this leaf
     */
    public static byte[] root(byte[] leaf, int index, int count, byte[] path) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + count);
        }
        MessageDigest sha = sha256();
        byte[] hash = leaf;
        int from = 0;
        int at = index;
        for (int width = count; width > 1; width = (width + FANOUT - 1) / FANOUT) {
            int begin = at / FANOUT * FANOUT;
            int siblings = (Math.min(begin + FANOUT, width) - begin - 1) * BYTES;
            int before = (at - begin) * BYTES;
            if (from + siblings > path.length) {
                throw new IllegalArgumentException("the path is too short");
            }
            if (siblings > 0) {
                sha.update(NODE);
                sha.update(path, from, before);
                sha.update(hash);
                sha.update(path, from + before, siblings - before);
                hash = sha.digest();
            }
            from += siblings;
            at /= FANOUT;
        }
        if (from != path.length) {
            throw new IllegalArgumentException("the path is too long");
        }
        return hash;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
