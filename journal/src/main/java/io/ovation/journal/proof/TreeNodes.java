package io.ovation.journal.proof;

/** Where a tree's hashes come from. */
@FunctionalInterface
interface TreeNodes {
    /**
     * The root of the complete subtree over the leaves {@code [index << level, (index + 1) << level)}; at level 0 the hash of a
     * leaf.
     */
    byte[] node(int level, long index);
}
