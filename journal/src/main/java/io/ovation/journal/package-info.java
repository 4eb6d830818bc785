/**
 * The durable log of the ledger: the writer that owns a shard's balances, the journal it appends to, the lease that says who
 * may, and the followers, projections and verifier that read what was written.
 *
 * <p>Money moved: none of its own. What {@link io.ovation.ledger.Ledger} decides becomes durable here, in one chain of batches
 * per shard, and no answer leaves {@link io.ovation.journal.LedgerWriter} before it is true in the journal.
 *
 * <p>May import: the ledger, JDBC, slf4j. Knows nothing of gifts, HTTP or the server. Of the server, only its feed and wiring
 * packages may import this one.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal;
