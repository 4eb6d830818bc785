package io.ovation.journal;

import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary form of a batch, version 2 (docs/decisions/batch-format.md). A body is a header of fixed length, big-endian,
 * followed by the entries. The batch's hash is SHA-256 of the header alone: the header holds the hash of the batch before and
 * the Merkle root of the entries, so it covers everything, and an entry can be proved to be in the chain without the others.
 *
 * <pre>
 * offset  bytes
 *      0  4   'O' 'V' 'B', version
 *      4  4   shard
 *      8  8   sequence
 *     16  4   epoch
 *     20  8   wall time, ms
 *     28  8   business time, ms
 *     36  8   number of the first entry (of the next one when there are none)
 *     44  4   number of entries
 *     48  4   bytes of entries
 *     52  32  hash of the batch before
 *     84  32  Merkle root over the encoded entries; zero when there are none
 *    116      entries, each: length (two bytes of LEB128, the first above 127), then
 *             id (16), fingerprint (16), code, rule version, reference 1, 2, 3, number of transfers, then each:
 *             debit account, credit account, amount, zigzag debit balance, zigzag credit balance
 *             debit account: kind (2), asset, bucket, owner; credit account: kind (2), bucket, owner, of the same asset
 * </pre>
 *
 * <p>An entry's number is that of the first entry plus its place. Numbers without a length are unsigned LEB128. Every count is bounded by the bytes that are there.
 */
public final class BatchCodec {

    /** Length of every hash. */
    public static final int HASH_BYTES = 32;

    static final byte VERSION = 2;
    public static final int HEADER_BYTES = 116;
    static final int PREVIOUS_HASH_OFFSET = 52;
    static final int MERKLE_ROOT_OFFSET = 84;

    /** Most bytes that one encoded entry can take, its length included: 16 transfers with an amount and two balances. */
    static final int LARGEST_ENTRY_BYTES =
            2 + 16 + 16 + 3 + 5 + 3 * 10 + 1 + Entry.MAXIMUM_TRANSFERS * (2 * (2 + 5 + 10) + 3 + 3 * 10);

    private BatchCodec() {}

    /** What a header says. */
    public record Header(
            int shard,
            long sequence,
            int epoch,
            BatchTime time,
            long firstEntry,
            int entries,
            int entryBytes,
            byte[] previousHash,
            byte[] merkleRoot) {}

    /** Reads a header without checking hashes; {@code bytes} may end with the header. */
    public static Header header(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new JournalDamaged("a batch body of " + bytes.length + " bytes is shorter than its header", null);
        }
        if (bytes[0] != 'O' || bytes[1] != 'V' || bytes[2] != 'B') {
            throw new JournalDamaged("a batch body does not begin with its mark", null);
        }
        if (bytes[3] > VERSION) {
            throw new JournalTooNew(
                    "a batch was written in format " + bytes[3] + "; this version reads up to " + VERSION, null);
        }
        if (bytes[3] != VERSION) {
            throw new JournalDamaged(
                    "a batch was written in format " + bytes[3] + ", which no release has written; this version reads "
                            + VERSION,
                    null);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 4, HEADER_BYTES - 4);
        return new Header(
                in.getInt(),
                in.getLong(),
                in.getInt(),
                new BatchTime(in.getLong(), in.getLong()),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                Arrays.copyOfRange(bytes, PREVIOUS_HASH_OFFSET, PREVIOUS_HASH_OFFSET + HASH_BYTES),
                Arrays.copyOfRange(bytes, MERKLE_ROOT_OFFSET, MERKLE_ROOT_OFFSET + HASH_BYTES));
    }

    /** Whether the header of a body names this hash as that of the batch before. Nothing else is checked. */
    public static boolean namesPrevious(byte[] body, byte[] hash) {
        return body.length >= HEADER_BYTES
                && Arrays.equals(body, PREVIOUS_HASH_OFFSET, PREVIOUS_HASH_OFFSET + HASH_BYTES, hash, 0, hash.length);
    }

    /**
     * Reads a batch and checks that its body fits its hash, sequence, epoch and Merkle root.
     *
     * @throws JournalDamaged when it does not
     * @throws JournalTooNew when a newer version wrote it
     */
    public static JournalBatch decode(SealedBatch sealed) {
        byte[] body = sealed.body();
        Header header = header(body);
        MessageDigest sha = MerkleTree.sha256();
        sha.update(body, 0, HEADER_BYTES);
        if (!MessageDigest.isEqual(sha.digest(), sealed.hash())) {
            throw damaged(sealed, "its header does not fit its hash", null);
        }
        if (header.shard() != sealed.shard()
                || header.sequence() != sealed.sequence()
                || header.epoch() != sealed.epoch()) {
            throw damaged(sealed, "its header belongs to another place", null);
        }
        if (header.entryBytes() != body.length - HEADER_BYTES
                || header.entries() < 0
                || header.entries() > header.entryBytes()) {
            throw damaged(sealed, "its length does not fit its header", null);
        }
        MerkleTree tree = new MerkleTree();
        EntryReader in = new EntryReader(body, HEADER_BYTES);
        try {
            for (int i = 0; i < header.entries(); i++) {
                int begin = in.position();
                in.skip();
                tree.add(body, begin, in.position() - begin);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw damaged(sealed, "its entries cannot be told apart", broken);
        }
        if (in.position() != body.length) {
            throw damaged(sealed, "its entries do not fill its body", null);
        }
        if (!MessageDigest.isEqual(tree.root(), header.merkleRoot())) {
            throw damaged(sealed, "its entries do not fit its Merkle root", null);
        }
        return new JournalBatch(sealed, header);
    }

    /**
     * The entries of a batch as they stand in its body, in order, each with its length in front: the leaves of its
     * {@link MerkleTree}. Checks lengths, but no hash.
     *
     * @throws JournalDamaged when they do not fill the body
     */
    public static List<byte[]> encodedEntries(SealedBatch sealed) {
        byte[] body = sealed.body();
        int count = header(body).entries();
        List<byte[]> entries = new ArrayList<>();
        EntryReader in = new EntryReader(body, HEADER_BYTES);
        try {
            for (int i = 0; i < count; i++) {
                int begin = in.position();
                in.skip();
                entries.add(Arrays.copyOfRange(body, begin, in.position()));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw damaged(sealed, "its entries cannot be told apart", broken);
        }
        if (in.position() != body.length) {
            throw damaged(sealed, "its entries do not fill its body", null);
        }
        return entries;
    }

    static JournalDamaged damaged(SealedBatch sealed, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new JournalDamaged(
                "batch " + sealed.sequence() + " of shard " + sealed.shard() + " is damaged: " + what, cause);
    }
}
