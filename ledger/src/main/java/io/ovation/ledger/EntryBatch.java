package io.ovation.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Requests packed into longs, in order, for {@link Ledger#apply(EntryBatch, int, BatchTime)}. Built from objects with
 * {@link #add} or without any: {@link #entry}, then its transfers, then its conditions. Cleared and built again and again,
 * after a while without allocating anything. One thread at a time; not changed while a ledger or a writer has it.
 */
public final class EntryBatch {

    private long[] words;
    private int[] offsets;
    private int end;
    private int size;

    /** An empty batch. */
    public EntryBatch() {
        this(8);
    }

    /** An empty batch with room for so many small entries. */
    public EntryBatch(int expectedEntries) {
        offsets = new int[Math.max(1, expectedEntries)];
        words = new long[Math.multiplyExact(offsets.length, PackedRequest.HEADER + PackedRequest.PER_TRANSFER)];
    }

    /** Number of requests. */
    public int size() {
        return size;
    }

    /** Length of all requests in bytes of memory. */
    public long bytes() {
        return (long) end * Long.BYTES;
    }

    /** Drops all requests and keeps the memory. */
    public void clear() {
        end = 0;
        size = 0;
    }

    /** Adds a copy of a request. */
    public void add(LedgerRequest request) {
        switch (request) {
            case Entry entry -> add(entry);
            case BucketClosing closing ->
                bucketClosing(
                        closing.id().getMostSignificantBits(),
                        closing.id().getLeastSignificantBits(),
                        closing.fingerprint().high(),
                        closing.fingerprint().low(),
                        closing.notAfterMillis(),
                        closing.account().high(),
                        closing.account().low(),
                        closing.remainderTo().high(),
                        closing.remainderTo().low());
            case FloorRise rise ->
                floorRise(
                        rise.id().getMostSignificantBits(),
                        rise.id().getLeastSignificantBits(),
                        rise.fingerprint().high(),
                        rise.fingerprint().low(),
                        rise.notAfterMillis(),
                        rise.kind(),
                        rise.floor());
        }
    }

    /** Adds a copy of a request of another batch. */
    public void add(EntryBatch other, int index) {
        int from = other.at(index);
        int length = PackedRequest.length(other.words, from);
        int at = begin(length);
        System.arraycopy(other.words, from, words, at, length);
    }

    /** Begins an entry. The parameters are those of {@link Entry}; transfers and conditions follow. */
    public void entry(
            long idHigh,
            long idLow,
            int code,
            int ruleVersion,
            long reference1,
            long reference2,
            long reference3,
            long fingerprintHigh,
            long fingerprintLow,
            long notAfterMillis) {
        header(
                PackedRequest.HEADER,
                PackedRequest.ENTRY,
                idHigh,
                idLow,
                fingerprintHigh,
                fingerprintLow,
                notAfterMillis,
                ((long) code << 32) | Integer.toUnsignedLong(ruleVersion),
                reference1,
                reference2,
                reference3);
    }

    /** Adds a transfer of exactly so much to the entry begun last. */
    public void fixed(long debitHigh, long debitLow, long creditHigh, long creditLow, long amount) {
        transfer(debitHigh, debitLow, creditHigh, creditLow, amount, PackedRequest.FIXED);
    }

    /** Adds a transfer of an {@link Amount.UpTo} to the entry begun last. */
    public void upTo(long debitHigh, long debitLow, long creditHigh, long creditLow, long limit, Side of) {
        transfer(debitHigh, debitLow, creditHigh, creditLow, limit, PackedRequest.UP_TO | PackedRequest.side(of));
    }

    /** Adds a transfer of an {@link Amount.Proportional} to the entry begun last. */
    public void proportional(long debitHigh, long debitLow, long creditHigh, long creditLow, int transfer, Side of) {
        long form = PackedRequest.PROPORTIONAL | PackedRequest.side(of) | PackedRequest.reference(transfer);
        transfer(debitHigh, debitLow, creditHigh, creditLow, 0, form);
    }

    /** Adds a transfer of an {@link Amount.Remainder} to the entry begun last. */
    public void remainder(long debitHigh, long debitLow, long creditHigh, long creditLow, int transfer) {
        long form = PackedRequest.REMAINDER | PackedRequest.reference(transfer);
        transfer(debitHigh, debitLow, creditHigh, creditLow, 0, form);
    }

    /** Adds a {@link Condition} to the entry begun last, after all of its transfers. */
    public void condition(long accountHigh, long accountLow, Bound bound, long limit) {
        int shape = shapeOfLast();
        if (PackedRequest.conditions(words[shape]) == PackedRequest.MOST) {
            return;
        }
        int at = extend(PackedRequest.PER_CONDITION);
        words[at] = accountHigh;
        words[at + 1] = accountLow;
        words[at + 2] = limit;
        words[at + 3] = bound == Bound.AT_MOST ? PackedRequest.AT_MOST : PackedRequest.AT_LEAST;
        words[shape] += PackedRequest.ONE_CONDITION;
    }

    /** Adds a request to close a bucket. The parameters are those of {@link BucketClosing}. */
    public void bucketClosing(
            long idHigh,
            long idLow,
            long fingerprintHigh,
            long fingerprintLow,
            long notAfterMillis,
            long accountHigh,
            long accountLow,
            long remainderToHigh,
            long remainderToLow) {
        int at = header(
                PackedRequest.CLOSING_LENGTH,
                PackedRequest.BUCKET_CLOSING,
                idHigh,
                idLow,
                fingerprintHigh,
                fingerprintLow,
                notAfterMillis,
                (long) BucketClosing.CODE << 32,
                0,
                0,
                0);
        words[at + PackedRequest.HEADER] = accountHigh;
        words[at + PackedRequest.HEADER + 1] = accountLow;
        words[at + PackedRequest.HEADER + 2] = remainderToHigh;
        words[at + PackedRequest.HEADER + 3] = remainderToLow;
    }

    /** Adds a request to raise a bucket floor. The parameters are those of {@link FloorRise}. */
    public void floorRise(
            long idHigh,
            long idLow,
            long fingerprintHigh,
            long fingerprintLow,
            long notAfterMillis,
            int kind,
            int floor) {
        header(
                PackedRequest.HEADER,
                PackedRequest.FLOOR_RISE,
                idHigh,
                idLow,
                fingerprintHigh,
                fingerprintLow,
                notAfterMillis,
                (long) FloorRise.CODE << 32,
                kind,
                Integer.toUnsignedLong(floor),
                0);
    }

    /** First half of the id of a request. */
    public long idHigh(int index) {
        return words[at(index) + PackedRequest.ID_HIGH];
    }

    /** Last half of the id of a request. */
    public long idLow(int index) {
        return words[at(index) + PackedRequest.ID_LOW];
    }

    /** The id of a request. */
    public UUID id(int index) {
        return new UUID(idHigh(index), idLow(index));
    }

    /** What the caller of a request asked. */
    public Fingerprint fingerprint(int index) {
        int at = at(index);
        return new Fingerprint(words[at + PackedRequest.FINGERPRINT_HIGH], words[at + PackedRequest.FINGERPRINT_LOW]);
    }

    /**
     * A request as an object. Of an entry with more transfers or conditions than are allowed only the first one too many is
     * there.
     */
    public LedgerRequest request(int index) {
        return PackedRequest.unpack(words, at(index));
    }

    long[] words() {
        return words;
    }

    int at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return offsets[index];
    }

    private void add(Entry entry) {
        entry(
                entry.id().getMostSignificantBits(),
                entry.id().getLeastSignificantBits(),
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                entry.fingerprint().high(),
                entry.fingerprint().low(),
                entry.notAfterMillis());
        List<Transfer> transfers = entry.transfers();
        for (int index = 0; index < transfers.size(); index++) {
            add(transfers.get(index));
        }
        List<Condition> conditions = entry.conditions();
        for (int index = 0; index < conditions.size(); index++) {
            Condition condition = conditions.get(index);
            condition(condition.account().high(), condition.account().low(), condition.bound(), condition.limit());
        }
    }

    private void add(Transfer transfer) {
        long debitHigh = transfer.debit().high();
        long debitLow = transfer.debit().low();
        long creditHigh = transfer.credit().high();
        long creditLow = transfer.credit().low();
        switch (transfer.amount()) {
            case Amount.Fixed fixed -> fixed(debitHigh, debitLow, creditHigh, creditLow, fixed.value());
            case Amount.UpTo upTo -> upTo(debitHigh, debitLow, creditHigh, creditLow, upTo.limit(), upTo.of());
            case Amount.Proportional proportional ->
                proportional(debitHigh, debitLow, creditHigh, creditLow, proportional.transfer(), proportional.of());
            case Amount.Remainder remainder ->
                remainder(debitHigh, debitLow, creditHigh, creditLow, remainder.transfer());
        }
    }

    /** What is more than one too many is not kept: one too many is rejected as well as a thousand. */
    private void transfer(long debitHigh, long debitLow, long creditHigh, long creditLow, long amount, long form) {
        int shape = shapeOfLast();
        if (PackedRequest.conditions(words[shape]) > 0) {
            throw new IllegalStateException("transfers come before conditions");
        }
        if (PackedRequest.transfers(words[shape]) == PackedRequest.MOST) {
            return;
        }
        int at = extend(PackedRequest.PER_TRANSFER);
        words[at + PackedRequest.DEBIT_HIGH] = debitHigh;
        words[at + PackedRequest.DEBIT_LOW] = debitLow;
        words[at + PackedRequest.CREDIT_HIGH] = creditHigh;
        words[at + PackedRequest.CREDIT_LOW] = creditLow;
        words[at + PackedRequest.AMOUNT] = amount;
        words[at + PackedRequest.FORM] = form;
        words[shape] += PackedRequest.ONE_TRANSFER;
    }

    private int header(
            int length,
            long kind,
            long idHigh,
            long idLow,
            long fingerprintHigh,
            long fingerprintLow,
            long notAfterMillis,
            long codeAndRule,
            long reference1,
            long reference2,
            long reference3) {
        int at = begin(length);
        words[at + PackedRequest.ID_HIGH] = idHigh;
        words[at + PackedRequest.ID_LOW] = idLow;
        words[at + PackedRequest.FINGERPRINT_HIGH] = fingerprintHigh;
        words[at + PackedRequest.FINGERPRINT_LOW] = fingerprintLow;
        words[at + PackedRequest.NOT_AFTER] = notAfterMillis;
        words[at + PackedRequest.CODE_AND_RULE] = codeAndRule;
        words[at + PackedRequest.REFERENCE_1] = reference1;
        words[at + PackedRequest.REFERENCE_2] = reference2;
        words[at + PackedRequest.REFERENCE_3] = reference3;
        words[at + PackedRequest.SHAPE] = kind;
        return at;
    }

    private int shapeOfLast() {
        int shape = size == 0 ? -1 : offsets[size - 1] + PackedRequest.SHAPE;
        if (shape < 0 || PackedRequest.kind(words[shape]) != PackedRequest.ENTRY) {
            throw new IllegalStateException("no entry was begun");
        }
        return shape;
    }

    private int begin(int length) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.multiplyExact(size, 2));
        }
        int at = extend(length);
        offsets[size++] = at;
        return at;
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
