package io.ovation.journal.writer;

import io.ovation.ledger.BatchTime;

/**
 * Where a writer's ledger stands, durably.
 *
 * @param sequence the last durable batch
 * @param hash that batch's hash, 32 bytes
 * @param time that batch's time
 * @param entries how many entries the shard has accepted so far
 */
public record LedgerPosition(long sequence, byte[] hash, BatchTime time, long entries) {}
