package io.ovation.journal;

/** The binary form of a batch. */
public final class BatchCodec {

    /** Length of every hash. */
    public static final int HASH_BYTES = 32;

    private BatchCodec() {}

    /**
     * Reads a batch and checks that its body fits its hash, sequence, epoch and Merkle root.
     *
     * @throws JournalDamaged when it does not
     * @throws JournalTooNew when a newer version wrote it
     */
    public static JournalBatch decode(SealedBatch sealed) {
        throw new UnsupportedOperationException();
    }
}
