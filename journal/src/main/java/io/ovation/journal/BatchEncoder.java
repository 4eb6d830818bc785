package io.ovation.journal;

import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.PackedEntry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Encodes entries as they are accepted, so that nothing is left to do when the store becomes free but the header. The form
 * is {@link BatchCodec}'s. Used again and again; one thread.
 */
public final class BatchEncoder {

    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MerkleTree tree = new MerkleTree();
    private final MessageDigest sha = MerkleTree.sha256();
    private final AcceptedBatch single = new AcceptedBatch();
    private final PackedEntry window = new PackedEntry();
    private byte[] buffer = new byte[64 * 1024];
    private int position = BatchCodec.HEADER_BYTES;
    private int entries;
    private long nextEntry = 1;

    /** Appends an entry. Its number is that of the one before and 1. */
    public void add(PackedEntry entry) {
        int needed = position + BatchCodec.LARGEST_ENTRY_BYTES;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
        // The length goes in front; two bytes are enough for any entry, and the first is above 127 even for a short
        // one.
        int begin = position;
        int end = encode(entry, buffer, begin + 2);
        int length = end - begin - 2;
        buffer[begin] = (byte) (length & 0x7F | 0x80);
        buffer[begin + 1] = (byte) (length >>> 7);
        tree.add(buffer, begin, end - begin);
        position = end;
        entries++;
        nextEntry = entry.sequence() + 1;
    }

    /** Appends an entry. */
    public void add(AcceptedEntry entry) {
        single.clear();
        single.add(entry);
        add(single.show(0, window));
    }

    /** Entries so far. */
    public int entries() {
        return entries;
    }

    /** Bytes so far, header included. */
    public int size() {
        return position;
    }

    /** Closes the batch and begins the next one. */
    public SealedBatch seal(int shard, long sequence, int epoch, BatchTime time, byte[] previousHash) {
        ByteBuffer header = ByteBuffer.wrap(buffer, 0, BatchCodec.HEADER_BYTES);
        header.put((byte) 'O').put((byte) 'V').put((byte) 'B').put(BatchCodec.VERSION);
        header.putInt(shard).putLong(sequence).putInt(epoch);
        header.putLong(time.wallMillis()).putLong(time.businessMillis());
        header.putLong(nextEntry - entries).putInt(entries).putInt(position - BatchCodec.HEADER_BYTES);
        header.put(previousHash).put(tree.root());
        sha.update(buffer, 0, BatchCodec.HEADER_BYTES);
        SealedBatch sealed = new SealedBatch(shard, sequence, epoch, sha.digest(), Arrays.copyOf(buffer, position));
        reset();
        return sealed;
    }

    /** Drops what was added. */
    public void reset() {
        tree.clear();
        position = BatchCodec.HEADER_BYTES;
        entries = 0;
    }

    /** The empty batch that begins an epoch. */
    public static SealedBatch barrier(int shard, int epoch, BatchTime time, Tail after, long nextEntry) {
        BatchEncoder encoder = new BatchEncoder();
        encoder.nextEntry = nextEntry;
        return encoder.seal(shard, after.sequence() + 1, epoch, time, after.hash());
    }

    /** What a batch that was sealed here is to readers: as it is, with nothing to check. */
    public static JournalBatch decoded(SealedBatch sealed) {
        return new JournalBatch(sealed, BatchCodec.header(sealed.body()));
    }

    private static int encode(PackedEntry entry, byte[] out, int begin) {
        LONGS.set(out, begin, entry.idHigh());
        LONGS.set(out, begin + 8, entry.idLow());
        LONGS.set(out, begin + 16, entry.fingerprintHigh());
        LONGS.set(out, begin + 24, entry.fingerprintLow());
        int at = number(out, begin + 32, entry.code());
        at = number(out, at, Integer.toUnsignedLong(entry.ruleVersion()));
        at = number(out, at, entry.reference1());
        at = number(out, at, entry.reference2());
        at = number(out, at, entry.reference3());
        int count = entry.transferCount();
        at = number(out, at, count);
        for (int i = 0; i < count; i++) {
            long debit = entry.debitHigh(i);
            long credit = entry.creditHigh(i);
            at = kind(out, at, debit);
            at = number(out, at, debit >>> 32 & 0xFFFF);
            at = number(out, at, debit & 0xFFFF_FFFFL);
            at = number(out, at, entry.debitLow(i));
            at = kind(out, at, credit);
            at = number(out, at, credit & 0xFFFF_FFFFL);
            at = number(out, at, entry.creditLow(i));
            at = number(out, at, entry.amount(i));
            at = signed(out, at, entry.debitBalance(i));
            at = signed(out, at, entry.creditBalance(i));
        }
        return at;
    }

    private static int kind(byte[] out, int at, long accountHigh) {
        out[at] = (byte) (accountHigh >>> 56);
        out[at + 1] = (byte) (accountHigh >>> 48);
        return at + 2;
    }

    private static int signed(byte[] out, int at, long value) {
        return number(out, at, value << 1 ^ value >> 63);
    }

    private static int number(byte[] out, int at, long value) {
        int next = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out[next++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out[next++] = (byte) rest;
        return next;
    }
}
