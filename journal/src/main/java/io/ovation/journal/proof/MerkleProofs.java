package io.ovation.journal.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Roots and proofs over a growing list, after RFC 6962, section 2.1: {@code MTH}, {@code PATH} and {@code PROOF}. Only complete
 * subtrees are asked for, so their hashes may be kept for ever. Every proof has at most two hashes for each level.
 */
final class MerkleProofs {

    private final TreeNodes nodes;

    MerkleProofs(TreeNodes nodes) {
        this.nodes = nodes;
    }

    /** The root of the first {@code size} leaves; for none, the hash of nothing. */
    byte[] root(long size) {
        return size == 0 ? TreeHashes.sha256().digest() : range(0, size);
    }

    /** The path of a leaf to the root of the first {@code size} leaves, from the leaf upwards. */
    List<byte[]> inclusion(long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf " + leaf + " is not in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + split(end - begin);
            if (leaf < middle) {
                path.add(range(middle, end));
                end = middle;
            } else {
                path.add(range(begin, middle));
                begin = middle;
            }
        }
        return path.reversed();
    }

    /** Proof that the first {@code older} leaves of both trees are the same; empty when both sizes are equal or the older is 0. */
    List<byte[]> consistency(long older, long newer) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("a tree of " + older + " cannot have grown to " + newer);
        }
        List<byte[]> proof = new ArrayList<>();
        if (older == 0 || older == newer) {
            return proof;
        }
        long begin = 0;
        long end = newer;
        boolean whole = true;
        while (older < end) {
            long middle = begin + split(end - begin);
            if (older <= middle) {
                proof.add(range(middle, end));
                end = middle;
            } else {
                proof.add(range(begin, middle));
                begin = middle;
                whole = false;
            }
        }
        if (!whole) {
            proof.add(range(begin, end));
        }
        return proof.reversed();
    }

    private byte[] range(long begin, long end) {
        long size = end - begin;
        if (Long.bitCount(size) == 1 && begin % size == 0) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.node(level, begin >>> level);
        }
        long middle = begin + split(size);
        return TreeHashes.node(range(begin, middle), range(middle, end));
    }

    /** The largest power of two below n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The nodes of a list that is held in memory, for the entries of one batch. */
    static TreeNodes of(List<byte[]> leafHashes) {
        return new TreeNodes() {
            @Override
            public byte[] node(int level, long index) {
                return level == 0
                        ? leafHashes.get(Math.toIntExact(index))
                        : TreeHashes.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
            }
        };
    }

    /**
     * Adds leaves one after the other and tells the root at any moment, with as many hashes in memory as the tree has levels.
     * One thread.
     */
    static final class Growing {
        private final byte[][] peaks = new byte[64][];
        private long size;

        void add(byte[] leafHash) {
            byte[] hash = leafHash;
            int level = 0;
            for (long complete = size; (complete & 1) == 1; complete >>>= 1) {
                hash = TreeHashes.node(peaks[level], hash);
                level++;
            }
            peaks[level] = hash;
            size++;
        }

        long size() {
            return size;
        }

        byte[] root() {
            byte[] root = null;
            for (int level = 0; level < peaks.length; level++) {
                if ((size >>> level & 1) == 1) {
                    root = root == null ? peaks[level] : TreeHashes.node(peaks[level], root);
                }
            }
            return root == null ? TreeHashes.sha256().digest() : Arrays.copyOf(root, root.length);
        }
    }
}
