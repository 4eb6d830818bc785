package io.ovation.journal.proof;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalFault;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks closer at the first batch of a chain that does not fit, and says where it was changed. Four things hold each other:
 * the columns, the header in the body, the hash, and the hash that the next batch names; whichever stands alone was changed. Where
 * one bit was changed, the hash tells which: every other bit is tried until it fits again, so what was there is known as well.
 */
public final class Damage {

    /** Bodies up to this many bytes are searched bit by bit: some seconds at most. */
    private static final int MOST_SEARCHED_BYTES = 1 << 20;

    private final Journal journal;
    private final int shard;
    private final Tail good;

    private Damage(Journal journal, int shard, Tail good) {
        this.journal = journal;
        this.shard = shard;
        this.good = good;
    }

    /**
     * Says what is wrong with the batch after the last good one, or null when its row looks right by itself: then it contradicts
     * what the batches before say, which is for whoever found it to describe.
     *
     * @throws JournalFault when the store cannot be read
     */
    public static @Nullable Place after(Tail good, Journal journal, int shard) {
        return new Damage(journal, shard, good).find();
    }

    private @Nullable Place find() {
        long sequence = good.sequence() + 1;
        SealedBatch[] rows = new SealedBatch[2];
        int[] count = {0};
        journal.read(shard, sequence, batch -> {
            rows[count[0]++] = batch;
            return count[0] < 2;
        });
        SealedBatch row = rows[0];
        if (row == null || row.sequence() != sequence) {
            return missing(sequence, row);
        }
        return changed(row, rows[1] != null && rows[1].sequence() == sequence + 1 ? rows[1] : null);
    }

    private @Nullable Place missing(long sequence, @Nullable SealedBatch next) {
        Place[] stray = new Place[1];
        if (next != null) {
            stray[0] = stray(sequence, next);
        }
        journal.readStrays(shard, batch -> {
            stray[0] = stray[0] == null ? stray(sequence, batch) : stray[0];
            return stray[0] == null;
        });
        if (stray[0] != null) {
            return stray[0];
        }
        return next == null
                ? null
                : new Place(
                        sequence,
                        "",
                        0,
                        next.sequence() == sequence + 1
                                ? "the row is missing"
                                : "the rows from here to batch " + (next.sequence() - 1) + " are missing");
    }

    /** The row that belongs here and is stored elsewhere. */
    private @Nullable Place stray(long sequence, SealedBatch batch) {
        BatchCodec.Header header = headerOf(batch);
        if (header == null || header.shard() != shard || header.sequence() != sequence) {
            return null;
        }
        return batch.shard() == shard
                ? new Place(sequence, "sequence", 0, "its row says that it is batch " + batch.sequence())
                : new Place(sequence, "shard", 0, "its row says that it belongs to shard " + batch.shard());
    }

    private static BatchCodec.@Nullable Header headerOf(SealedBatch batch) {
        try {
            return BatchCodec.header(batch.body());
        } catch (JournalFault unreadable) {
            return null;
        }
    }

    private @Nullable Place changed(SealedBatch row, @Nullable SealedBatch next) {
        byte[] body = row.body();
        if (body.length < BatchCodec.HEADER_BYTES) {
            return new Place(row.sequence(), "body", 0, "it has " + body.length + " bytes, less than a header");
        }
        byte[] header = Arrays.copyOf(body, BatchCodec.HEADER_BYTES);
        byte[] hash = TreeHashes.sha256().digest(header);
        if (!Arrays.equals(hash, row.hash())) {
            return headerOrHash(row, header, hash, next);
        }
        BatchCodec.Header said = BatchCodec.header(body);
        if (said.shard() != shard || said.sequence() != row.sequence()) {
            return new Place(
                    row.sequence(),
                    "body",
                    0,
                    "it holds batch " + said.sequence() + " of shard " + said.shard() + " with its hash");
        }
        if (said.epoch() != row.epoch()) {
            return new Place(row.sequence(), "epoch", 0, "it is " + row.epoch() + " and was " + said.epoch());
        }
        if (!Arrays.equals(said.previousHash(), good.hash())) {
            return new Place(
                    row.sequence(),
                    "body",
                    0,
                    "it continues another batch " + good.sequence()
                            + ": that one was written again with all its hashes, or this one and all after it");
        }
        return entries(row, said);
    }

    /** Header and hash do not fit: what the next batch says decides, and without one a single bit. */
    private static Place headerOrHash(SealedBatch row, byte[] header, byte[] hash, @Nullable SealedBatch next) {
        byte[] stored = row.hash();
        BatchCodec.Header following = next == null ? null : headerOf(next);
        boolean hashChanged =
                following != null ? Arrays.equals(following.previousHash(), hash) : differingBits(stored, hash) == 1;
        if (hashChanged) {
            String was = differingBits(stored, hash) == 1
                    ? "bit " + firstBit(stored, hash) + " is changed"
                    : "it is changed";
            return new Place(row.sequence(), "hash", 0, was + "; the header has not");
        }
        for (int bit = 0; bit < header.length * 8; bit++) {
            flip(header, bit);
            if (Arrays.equals(TreeHashes.sha256().digest(header), stored)) {
                return new Place(row.sequence(), "body", 0, "bit " + bit + " is changed, in " + field(bit / 8));
            }
            flip(header, bit);
        }
        return new Place(row.sequence(), "body", 0, "more than one bit of its header is changed, or header and hash");
    }

    private @Nullable Place entries(SealedBatch row, BatchCodec.Header said) {
        byte[] body = row.body();
        int length = BatchCodec.HEADER_BYTES + said.entryBytes();
        if (body.length != length) {
            return new Place(row.sequence(), "body", 0, "it has " + body.length + " bytes and had " + length);
        }
        if (fits(row, said)) {
            return null;
        }
        Place one = body.length <= MOST_SEARCHED_BYTES ? new ChangedBit(row, said).find() : null;
        return one != null
                ? one
                : new Place(
                        row.sequence(),
                        "body",
                        0,
                        "more than one bit of its entries " + said.firstEntry() + " to "
                                + (said.firstEntry() + said.entries() - 1) + " is changed");
    }

    private static boolean fits(SealedBatch row, BatchCodec.Header said) {
        try {
            return Arrays.equals(BatchTree.root(row), said.merkleRoot());
        } catch (JournalFault notEvenApart) {
            return false;
        }
    }

    static void flip(byte[] bytes, int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }

    private static int differingBits(byte[] a, byte[] b) {
        int bits = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            bits += Integer.bitCount((a[i] ^ b[i]) & 0xFF);
        }
        return bits + 8 * Math.abs(a.length - b.length);
    }

    private static int firstBit(byte[] a, byte[] b) {
        int at = Arrays.mismatch(a, b);
        return 8 * at + Integer.numberOfTrailingZeros((a[at] ^ b[at]) & 0xFF);
    }

    private record Field(int offset, String name) {}

    private static final List<Field> FIELDS = List.of(
            new Field(84, "the Merkle root"),
            new Field(52, "the hash of the batch before"),
            new Field(48, "the number of bytes"),
            new Field(44, "the number of entries"),
            new Field(36, "the number of the first entry"),
            new Field(28, "the business time"),
            new Field(20, "the wall time"),
            new Field(16, "the epoch"),
            new Field(8, "the sequence"),
            new Field(4, "the shard"),
            new Field(0, "the mark and version"));

    private static String field(int offset) {
        for (Field field : FIELDS) {
            if (offset >= field.offset()) {
                return field.name();
            }
        }
        throw new AssertionError("no header begins before its first byte");
    }
}
