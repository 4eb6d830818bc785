/**
 * A second ledger that follows a shard's journal, and the snapshots it makes: the state at one batch, from which a start goes on
 * with the rest of the journal. Never made by the writer, so nothing pauses for them.
 *
 * <p>Money moved: none.
 *
 * <p>May import: the ledger, the journal's contract, its feed, slf4j. Knows no store.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.snapshot;
