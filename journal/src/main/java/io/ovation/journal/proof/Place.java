package io.ovation.journal.proof;

/**
 * Where the stored journal is wrong.
 *
 * @param sequence the batch
 * @param column of {@code journal.batch} that was changed; empty when that cannot be told or the row is missing
 * @param entry number of the entry that was changed; 0 when no entry was, or it cannot be told
 * @param what in words: how it differs, and what was there when that can be told
 */
public record Place(long sequence, String column, long entry, String what) {}
