/**
 * A shard that many equal instances serve together: one holds its lease and writes, every other one follows the journal with a
 * ledger of its own, forwards what it is asked to the holder over gRPC, and takes over when the holder is gone. Moves no money
 * itself. May import the writer, the feed and the PostgreSQL journal; knows nothing of the server.
 */
@NullMarked
package io.ovation.journal.cluster;

import org.jspecify.annotations.NullMarked;
