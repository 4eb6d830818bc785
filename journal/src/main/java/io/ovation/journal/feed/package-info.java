/**
 * Reading what is durable: the feed of a shard, followers, and projections that keep rows beside their cursor.
 *
 * <p>Money moved: none.
 *
 * <p>May import: the ledger, the journal's contract, JDBC, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.feed;
