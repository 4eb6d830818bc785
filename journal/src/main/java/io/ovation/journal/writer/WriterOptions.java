package io.ovation.journal.writer;

import java.time.Duration;

/**
 * The bounds of a {@link LedgerWriter}.
 *
 * @param queueEntries how many submitted entries may wait; one more is refused with {@link QueueFull}
 * @param batchEntries a batch is closed when it has so many entries; what was submitted together stays together, so it may have
 *     up to twice as many
 * @param batchBytes a batch is closed when its body has grown to this size
 * @param idsPerGeneration ids that one of the two generations in memory usually holds before the older is forgotten, and up
 *     to eight times as many while the id index lags; about 700 bytes each
 * @param patience how long callers wait for the store to come back before they are told {@link NotApplied} or
 *     {@link OutcomeUnknown}
 */
public record WriterOptions(
        int queueEntries, int batchEntries, int batchBytes, int idsPerGeneration, Duration patience) {

    /** What the server runs with. */
    public static WriterOptions defaults() {
        return new WriterOptions(1 << 16, 1 << 14, 2 << 20, 1 << 16, Duration.ofSeconds(2));
    }

    /** Most requests that may be submitted as one batch: it has to fit into the queue and into a round. */
    public int mostInBatch() {
        return Math.min(queueEntries, batchEntries);
    }

    /** The same with another bound of the queue. */
    public WriterOptions withQueueEntries(int entries) {
        return new WriterOptions(entries, batchEntries, batchBytes, idsPerGeneration, patience);
    }

    /** The same with another bound of entries a batch. */
    public WriterOptions withBatchEntries(int entries) {
        return new WriterOptions(queueEntries, entries, batchBytes, idsPerGeneration, patience);
    }

    /** The same with another patience. */
    public WriterOptions withPatience(Duration duration) {
        return new WriterOptions(queueEntries, batchEntries, batchBytes, idsPerGeneration, duration);
    }

    /** The same with another number of ids in memory. */
    public WriterOptions withIdsPerGeneration(int ids) {
        return new WriterOptions(queueEntries, batchEntries, batchBytes, ids, patience);
    }
}
