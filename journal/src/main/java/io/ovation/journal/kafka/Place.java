package io.ovation.journal.kafka;

import io.ovation.journal.JournalDamaged;

/**
 * A batch that is certainly in the chain, and where in the log it stands.
 *
 * <p>From a place, a reader knows for every later record whether it is in the chain: the first one in the log that carries the
 * next sequence and no lower epoch is; all others are left-overs of a writer that was superseded, or of an append that
 * nobody waited for any more.
 *
 * @param sequence of the batch; 0 before the first
 * @param epoch of the batch; 0 before the first
 * @param offset of its record; -1 before the first
 */
record Place(long sequence, int epoch, long offset) {

    /** Before the first batch, at the beginning of the log. */
    static final Place START = new Place(0, 0, -1);

    /**
     * Whether a later record is the next batch of the chain.
     *
     * @throws JournalDamaged when it shows that a batch is missing: nobody writes a sequence before the one below it is in
     *     the chain, so one can be skipped only if the log has lost something
     */
    boolean isFollowedBy(LogRecord record) {
        if (!record.isBatch()) {
            return false;
        }
        if (record.sequence() > sequence + 1) {
            throw new JournalDamaged(
                    "batch " + (sequence + 1) + " of shard " + record.shard() + " is missing in the log: batch "
                            + record.sequence() + " follows batch " + sequence,
                    null);
        }
        return record.sequence() == sequence + 1 && record.epoch() >= epoch;
    }
}
