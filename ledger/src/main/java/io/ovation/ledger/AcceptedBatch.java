package io.ovation.ledger;

import java.util.Arrays;
import java.util.List;

/**
 * Accepted entries in packed form, as a decoder of the journal fills them in for {@link Ledger#replay(PackedEntry, BatchTime)}.
 * Cleared and filled again and again, after a while without allocating. One thread at a time.
 */
public final class AcceptedBatch {

    private long[] words = new long[1 << 10];
    private int[] offsets = new int[1 << 5];
    private int end;
    private int size;

    /** An empty batch. */
    public AcceptedBatch() {}

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** Drops all entries and keeps the memory. */
    public void clear() {
        end = 0;
        size = 0;
    }

    /**
     * Begins an entry; its transfers follow with {@link #transfer}. The parameters are those of {@link AcceptedEntry}.
     *
     * @throws IllegalArgumentException when the code is outside 0 to 65535
     */
    public void entry(
            long sequence,
            long idHigh,
            long idLow,
            int code,
            int ruleVersion,
            long reference1,
            long reference2,
            long reference3,
            long fingerprintHigh,
            long fingerprintLow) {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("code outside 0 to 65535: " + code);
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.multiplyExact(size, 2));
        }
        offsets[size++] = end;
        int at = extend(PackedEntry.HEADER);
        words[at + PackedEntry.SEQUENCE] = sequence;
        words[at + PackedEntry.ID_HIGH] = idHigh;
        words[at + PackedEntry.ID_LOW] = idLow;
        words[at + PackedEntry.FINGERPRINT_HIGH] = fingerprintHigh;
        words[at + PackedEntry.FINGERPRINT_LOW] = fingerprintLow;
        words[at + PackedEntry.SHAPE] = PackedEntry.shape(code, 0, ruleVersion);
        words[at + PackedEntry.REFERENCE_1] = reference1;
        words[at + PackedEntry.REFERENCE_2] = reference2;
        words[at + PackedEntry.REFERENCE_3] = reference3;
    }

    /**
     * Adds a transfer to the entry begun last. The parameters are those of {@link Posted}.
     *
     * @throws IllegalStateException when no entry was begun or it is full
     */
    public void transfer(
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amount,
            long debitBalance,
            long creditBalance) {
        int shape = size == 0 ? -1 : offsets[size - 1] + PackedEntry.SHAPE;
        if (shape < 0 || PackedEntry.transferCount(words[shape]) == Entry.MAXIMUM_TRANSFERS) {
            throw new IllegalStateException("there is no entry with room for a transfer");
        }
        int at = extend(PackedEntry.PER_TRANSFER);
        words[at + PackedEntry.DEBIT_HIGH] = debitHigh;
        words[at + PackedEntry.DEBIT_LOW] = debitLow;
        words[at + PackedEntry.CREDIT_HIGH] = creditHigh;
        words[at + PackedEntry.CREDIT_LOW] = creditLow;
        words[at + PackedEntry.AMOUNT] = amount;
        words[at + PackedEntry.DEBIT_BALANCE] = debitBalance;
        words[at + PackedEntry.CREDIT_BALANCE] = creditBalance;
        words[shape] += 1L << 32;
    }

    /** Adds a copy of an entry. */
    public void add(AcceptedEntry entry) {
        entry(
                entry.sequence(),
                entry.id().getMostSignificantBits(),
                entry.id().getLeastSignificantBits(),
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                entry.fingerprint().high(),
                entry.fingerprint().low());
        List<Posted> transfers = entry.transfers();
        for (int index = 0; index < transfers.size(); index++) {
            Posted posted = transfers.get(index);
            transfer(
                    posted.debit().high(),
                    posted.debit().low(),
                    posted.credit().high(),
                    posted.credit().low(),
                    posted.amount(),
                    posted.debitBalance(),
                    posted.creditBalance());
        }
    }

    /** Adds a copy of an entry. */
    public void add(PackedEntry entry) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.multiplyExact(size, 2));
        }
        offsets[size++] = end;
        int length = PackedEntry.length(entry.transferCount());
        long[] source = entry.words();
        int at = extend(length);
        System.arraycopy(source, entry.at(), words, at, length);
    }

    /** Shows entry {@code index} in a window. */
    public PackedEntry show(int index, PackedEntry window) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        window.show(words, offsets[index]);
        return window;
    }

    private int extend(int length) {
        int at = end;
        if (at + length > words.length) {
            words = Arrays.copyOf(words, Math.max(Math.multiplyExact(words.length, 2), at + length));
        }
        end = at + length;
        return at;
    }
}
