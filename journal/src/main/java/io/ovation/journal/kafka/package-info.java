/**
 * The journal on Apache Kafka, for the day when one PostgreSQL is too small for it: one topic of one partition a shard,
 * written by whoever holds the shard's lease, read by everybody.
 *
 * <p>The order of the log is the fence (docs/decisions/kafka-journal.md): of all records that claim a place in the chain, the
 * first in the log has it, and every reader decides so by itself. Lease, id index, cursors and projections stay in PostgreSQL.
 *
 * <p>Money moved: none. May import: the journal's contract, kafka-clients, slf4j.
 */
@NullMarked
package io.ovation.journal.kafka;

import org.jspecify.annotations.NullMarked;
