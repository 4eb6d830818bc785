/**
 * The messages between instances of one shard, generated from {@code src/main/protobuf/ovation/shard.proto}. Only
 * {@code io.ovation.journal.cluster} uses them.
 */
package io.ovation.journal.cluster.wire;
