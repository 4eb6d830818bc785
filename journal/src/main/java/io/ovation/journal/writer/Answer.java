package io.ovation.journal.writer;

import io.ovation.ledger.Outcome;

/**
 * The durable answer to a submitted entry.
 *
 * @param outcome what the ledger decided
 * @param sequence for ACCEPTED the batch that holds the entry; for anything else the last durable batch it was decided on. A
 *     projection that has reached it shows the caller its own write
 */
public record Answer(Outcome outcome, long sequence) {}
