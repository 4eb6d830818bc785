/**
 * The journal and the lease on PostgreSQL, and {@link io.ovation.journal.postgres.Shard}, which puts them together.
 *
 * <p>Money moved: none.
 *
 * <p>May import: the ledger, the journal's contract, its writer, feed, runs, snapshots and archive, JDBC, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.postgres;
