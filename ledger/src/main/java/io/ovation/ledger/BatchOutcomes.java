package io.ovation.ledger;

import java.util.Arrays;

/**
 * What became of the requests of an {@link EntryBatch}, in their order, without objects. Filled by
 * {@link Ledger#apply(EntryBatch, int, int, BatchTime, BatchOutcomes)}; read afterwards on any one thread, if handed over
 * safely. The accepted entries are shown where they lie in the ledger's memory, and for that only while the hold is open
 * under which they were decided. Used again and again.
 */
public final class BatchOutcomes {

    private static final OutcomeCode[] CODES = OutcomeCode.values();

    private byte[] codes = new byte[16];
    private int[] failedTransfers = new int[16];
    /** What was available, or for an applied request the sequence of its entry. */
    private long[] values = new long[16];
    /** For an applied request, which chunk and where in it. */
    private long[] places = new long[16];

    private long[][] chunks = new long[4][];
    private int chunkCount;
    private int size;
    private @org.jspecify.annotations.Nullable EntryHold hold;

    /** Without outcomes. */
    public BatchOutcomes() {}

    /**
     * Drops all outcomes; those to come are decided under a hold.
     *
     * @param entryHold stays open until nothing reads them any more; who opened it closes it
     */
    public void begin(EntryHold entryHold) {
        Arrays.fill(chunks, 0, chunkCount, null);
        chunkCount = 0;
        size = 0;
        hold = entryHold;
    }

    /** Number of outcomes. */
    public int size() {
        return size;
    }

    /** What became of a request. */
    public OutcomeCode code(int index) {
        return CODES[codes[checked(index)]];
    }

    /** As {@link Outcome#failedTransfer()}. */
    public int failedTransfer(int index) {
        return failedTransfers[checked(index)];
    }

    /** As {@link Outcome#available()}. */
    public long available(int index) {
        return code(index).isApplied() ? 0 : values[index];
    }

    /**
     * Shows the entry of an applied request in a window.
     *
     * @throws IllegalStateException when the request was rejected, or the hold is closed
     */
    public PackedEntry entry(int index, PackedEntry window) {
        if (!code(index).isApplied()) {
            throw new IllegalStateException("nothing was applied: " + code(index));
        }
        if (hold == null || hold.isClosed()) {
            throw new IllegalStateException("the hold on these entries is closed: their memory may be used again");
        }
        window.show(chunks[(int) (places[index] >>> Integer.SIZE)], (int) places[index]);
        if (window.sequence() != values[index]) {
            throw new IllegalStateException("entry " + values[index] + " is no longer where it was");
        }
        return window;
    }

    /** An outcome as an object that lasts. */
    public Outcome outcome(int index) {
        OutcomeCode code = code(index);
        return code.isApplied()
                ? new Outcome(code, entry(index, new PackedEntry()).toAcceptedEntry(), -1, 0)
                : new Outcome(code, null, failedTransfer(index), available(index));
    }

    void addRejected(OutcomeCode code, int failedTransfer, long available) {
        int index = extend(code);
        failedTransfers[index] = failedTransfer;
        values[index] = available;
    }

    void addApplied(OutcomeCode code, long[] chunk, int offset) {
        int index = extend(code);
        failedTransfers[index] = -1;
        values[index] = chunk[offset];
        // Reference stores cost a barrier: neighbours in one chunk share theirs.
        if (chunkCount == 0 || chunks[chunkCount - 1] != chunk) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunkCount);
            }
            chunks[chunkCount++] = chunk;
        }
        places[index] = ((long) (chunkCount - 1) << Integer.SIZE) | offset;
    }

    private int extend(OutcomeCode code) {
        if (size == codes.length) {
            int doubled = Math.multiplyExact(size, 2);
            codes = Arrays.copyOf(codes, doubled);
            failedTransfers = Arrays.copyOf(failedTransfers, doubled);
            values = Arrays.copyOf(values, doubled);
            places = Arrays.copyOf(places, doubled);
        }
        codes[size] = (byte) code.ordinal();
        return size++;
    }

    private int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return index;
    }
}
