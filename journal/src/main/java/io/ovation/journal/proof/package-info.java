/**
 * What can be shown to somebody who trusts nobody: the batches of a shard as the leaves of one Merkle tree, whose heads can be
 * published outside; proofs that an entry is under a head, and that one head continues another. The tree and its proofs are those
 * of RFC 6962. {@code tools/ProofCheck.java} checks them without any of this code.
 *
 * <p>Money moved: none.
 *
 * <p>May import: the ledger, the journal's contract and format, its feed, JDBC, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.proof;
