package io.ovation.journal;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Posted;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes entries as they are accepted, so that nothing is left to do when the store becomes free but the header. The form
 * is {@link BatchCodec}'s. Used again and again; one thread.
 */
public final class BatchEncoder {

    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MerkleTree tree = new MerkleTree();
    private final MessageDigest sha = MerkleTree.sha256();
    private byte[] buffer = new byte[64 * 1024];
    private int position = BatchCodec.HEADER_BYTES;
    private int entries;
    private long nextEntry = 1;

    /** Appends an entry. */
    public void add(AcceptedEntry entry) {
        int needed = position + BatchCodec.LARGEST_ENTRY_BYTES + 5;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
        // The length goes in front; two bytes are enough for any entry, and the first is above 127 even for a short
        // one.
        int lengthAt = position;
        position += 2;
        encode(entry);
        int length = position - lengthAt - 2;
        buffer[lengthAt] = (byte) (length & 0x7F | 0x80);
        buffer[lengthAt + 1] = (byte) (length >>> 7);
        tree.add(buffer, lengthAt, length + 2);
        entries++;
        nextEntry = entry.sequence() + 1;
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

    private void encode(AcceptedEntry entry) {
        eightBytes(entry.id().getMostSignificantBits());
        eightBytes(entry.id().getLeastSignificantBits());
        eightBytes(entry.fingerprint().high());
        eightBytes(entry.fingerprint().low());
        number(Integer.toUnsignedLong(entry.code()));
        number(Integer.toUnsignedLong(entry.ruleVersion()));
        number(entry.reference1());
        number(entry.reference2());
        number(entry.reference3());
        List<Posted> transfers = entry.transfers();
        int count = transfers.size();
        number(count);
        for (int i = 0; i < count; i++) {
            Posted posted = transfers.get(i);
            AccountId debit = posted.debit();
            AccountId credit = posted.credit();
            kind(debit);
            number(debit.asset());
            number(Integer.toUnsignedLong(debit.bucket()));
            number(debit.owner());
            kind(credit);
            number(Integer.toUnsignedLong(credit.bucket()));
            number(credit.owner());
            number(posted.amount());
            signed(posted.debitBalance());
            signed(posted.creditBalance());
        }
    }

    private void kind(AccountId account) {
        int kind = account.kind();
        buffer[position++] = (byte) (kind >>> 8);
        buffer[position++] = (byte) kind;
    }

    private void eightBytes(long value) {
        LONGS.set(buffer, position, value);
        position += 8;
    }

    private void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }
}
