package io.ovation.ledger;

/**
 * The two times of a batch; neither ever goes back in a journal.
 *
 * @param wallMillis wall clock, milliseconds since the epoch: ids, deadlines
 * @param businessMillis business clock, milliseconds since the epoch: days, maturity
 */
public record BatchTime(long wallMillis, long businessMillis) {}
