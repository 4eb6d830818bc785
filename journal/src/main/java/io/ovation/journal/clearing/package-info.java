/**
 * Money between shards: a follower of one shard's journal that posts in another what the first has sent there.
 *
 * <p>Money moved: out of the clearing account of the receiving shard, to whom the sending shard's entry meant it. Which entry
 * that is, is decided by whoever knows the posting rules.
 *
 * <p>May import: the ledger, the journal's contract, writer and feed, JDBC's types, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.clearing;
