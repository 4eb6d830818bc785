/**
 * The one writer of a shard: takes requests, lets the ledger judge them, appends what was accepted to the journal, and answers
 * when that is durable.
 *
 * <p>Money moved: none of its own. No answer leaves {@link io.ovation.journal.writer.LedgerWriter} before it is true in the
 * journal.
 *
 * <p>May import: the ledger, the journal's contract, its feed and snapshots, slf4j. Knows no store.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.writer;
