/**
 * Sorted runs: what is too much for memory and must be found quickly for ever, kept in PostgreSQL as large sorted blocks with a
 * Bloom filter each, and never as one row a thing. Made by a follower of the journal, merged in levels, rebuildable from nothing
 * (docs/decisions/sorted-runs.md). Two things are kept so: the ids of all entries
 * ({@link io.ovation.journal.run.PostgresIdIndex}), and every posting of every account
 * ({@link io.ovation.journal.run.PostingHistory}).
 *
 * <p>Money moved: none.
 *
 * <p>May import: the ledger, the journal's contract, its feed, JDBC, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.run;
