package io.ovation.journal;

import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.Entry;

/** Reads the entries of a body one after the other; the form is {@link BatchCodec}'s. One thread. */
final class EntryReader {

    private final byte[] bytes;
    private int position;

    EntryReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    /**
     * Goes behind the next entry.
     *
     * @throws IllegalArgumentException when it is cut off
     */
    void skip() {
        int length = length();
        position += length;
    }

    /**
     * Adds the next entry to a batch.
     *
     * @throws IllegalArgumentException when it is cut off, or longer or shorter than it says, or not an entry
     */
    void read(long sequence, AcceptedBatch into) {
        int length = length();
        int end = position + length;
        readEntry(sequence, into);
        if (position != end) {
            throw new IllegalArgumentException("entry " + sequence + " has another length than it says");
        }
    }

    /** Shows the next entry's id. */
    void id(int place, JournalBatch.IdVisitor visitor) {
        int length = length();
        int end = position + length;
        visitor.id(eightBytes(), eightBytes(), place);
        position = end;
    }

    /** Shows the next entry's transfers. */
    void transfers(long sequence, JournalBatch.TransferVisitor visitor) {
        int length = length();
        int end = position + length;
        position += 4 * Long.BYTES;
        int code = (int) number();
        for (int skipped = 0; skipped < 4; skipped++) {
            number();
        }
        long count = number();
        for (int i = 0; i < count; i++) {
            long debitKind = kind();
            long asset = number();
            long debitHigh = debitKind << 48 | asset << 32 | number();
            long debitLow = number();
            long creditKind = kind();
            long creditHigh = creditKind << 48 | asset << 32 | number();
            long creditLow = number();
            visitor.transfer(
                    sequence, code, i, debitHigh, debitLow, creditHigh, creditLow, number(), signed(), signed());
        }
        if (position != end) {
            throw new IllegalArgumentException("entry " + sequence + " has another length than it says");
        }
    }

    private int length() {
        int low = bytes[position];
        int length = low & 0x7F | bytes[position + 1] << 7;
        position += 2;
        if (low >= 0 || length < 0 || length > bytes.length - position) {
            throw new IllegalArgumentException("an entry is cut off");
        }
        return length;
    }

    private void readEntry(long sequence, AcceptedBatch into) {
        long idHigh = eightBytes();
        long idLow = eightBytes();
        long fingerprintHigh = eightBytes();
        long fingerprintLow = eightBytes();
        into.entry(
                sequence,
                idHigh,
                idLow,
                (int) number(),
                (int) number(),
                number(),
                number(),
                number(),
                fingerprintHigh,
                fingerprintLow);
        long count = number();
        if (count < 0 || count > Entry.MAXIMUM_TRANSFERS) {
            throw new IllegalArgumentException("an entry of " + count + " transfers");
        }
        for (int i = 0; i < count; i++) {
            long debitKind = kind();
            long asset = number();
            if (asset >>> 16 != 0) {
                throw new IllegalArgumentException("an asset out of range");
            }
            into.transfer(
                    debitKind << 48 | asset << 32 | bucket(),
                    number(),
                    kind() << 48 | asset << 32 | bucket(),
                    number(),
                    number(),
                    signed(),
                    signed());
        }
    }

    private long kind() {
        long kind = (bytes[position] & 0xFFL) << 8 | (bytes[position + 1] & 0xFFL);
        position += 2;
        return kind;
    }

    private long bucket() {
        long bucket = number();
        if (bucket >>> 32 != 0) {
            throw new IllegalArgumentException("a bucket out of range");
        }
        return bucket;
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number longer than 64 bits");
    }

    private long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    private long eightBytes() {
        long value = (long) BatchEncoder.LONGS.get(bytes, position);
        position += 8;
        return value;
    }
}
