package io.ovation.journal.kafka;

import io.ovation.journal.JournalDamaged;

/**
 * What a reader knows after it has read the log up to some offset: the last batch of the chain, and the lowest epoch that may
 * still write. It depends on the order of the log alone, so all readers agree.
 *
 * <p>The next batch is the first record in the log that carries the next sequence and an epoch that has not been shut out; a
 * note of an epoch shuts out all lower ones from there on. All other records are left-overs of a writer that was superseded,
 * or of an append that nobody waited for any more.
 *
 * @param sequence of the last batch; 0 before the first
 * @param epoch below which nobody may write any more: that of the last batch, or of a note after it
 * @param offset of the last batch; -1 before the first
 * @param next where to read on
 */
record Place(long sequence, int epoch, long offset, long next) {

    /** Before the first batch, at the beginning of the log. */
    static final Place START = new Place(0, 0, -1, 0);

    /**
     * What is known after the next record.
     *
     * @throws JournalDamaged when it shows that a batch is missing: nobody writes a sequence before the one below it is in
     *     the chain, so one can be skipped only if the log has lost something
     */
    Place after(LogRecord record) {
        if (record.isBatch() && record.sequence() > sequence + 1) {
            throw new JournalDamaged(
                    "batch " + (sequence + 1) + " of shard " + record.shard() + " is missing in the log: batch "
                            + record.sequence() + " follows batch " + sequence,
                    null);
        }
        if (record.isBatch() && record.sequence() == sequence + 1 && record.epoch() >= epoch) {
            return at(record);
        }
        int floor = record.isNote() ? Math.max(epoch, record.epoch()) : epoch;
        return new Place(sequence, floor, offset, record.offset() + 1);
    }

    /** What is known at a record that is certainly in the chain. */
    static Place at(LogRecord batch) {
        return new Place(batch.sequence(), batch.epoch(), batch.offset(), batch.offset() + 1);
    }
}
