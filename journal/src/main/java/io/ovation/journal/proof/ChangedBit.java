package io.ovation.journal.proof;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.SealedBatch;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the one bit among the entries of a batch that has to be turned for its Merkle root to fit again. */
final class ChangedBit {

    private static final int LENGTH_BYTES = 2;

    private final SealedBatch row;
    private final BatchCodec.Header header;

    ChangedBit(SealedBatch row, BatchCodec.Header header) {
        this.row = row;
        this.header = header;
    }

    /** The bit, or null when turning one is not enough. */
    @Nullable
    Place find() {
        List<byte[]> entries;
        try {
            entries = BatchCodec.encodedEntries(row);
        } catch (JournalDamaged lengths) {
            return inLength();
        }
        byte[] leaves = BatchTree.leaves(entries);
        long offset = BatchCodec.HEADER_BYTES;
        for (int i = 0; i < entries.size(); i++) {
            byte[] entry = entries.get(i);
            UnaryOperator<byte[]> root = BatchTree.rootWith(leaves, i);
            for (int bit = 0; bit < entry.length * 8; bit++) {
                Damage.flip(entry, bit);
                if (Arrays.equals(root.apply(entry), header.merkleRoot())) {
                    return place(i, 8 * offset + bit);
                }
                Damage.flip(entry, bit);
            }
            offset += entry.length;
        }
        return inLength();
    }

    /** The lengths in front of entries: each that is met until the entries no longer fill the body. */
    private @Nullable Place inLength() {
        byte[] body = row.body().clone();
        SealedBatch attempt = new SealedBatch(row.shard(), row.sequence(), row.epoch(), row.hash(), body);
        int at = BatchCodec.HEADER_BYTES;
        for (int i = 0; i < header.entries() && at + LENGTH_BYTES <= body.length; i++) {
            for (int bit = 8 * at; bit < 8 * (at + LENGTH_BYTES); bit++) {
                Damage.flip(body, bit);
                if (fits(attempt)) {
                    return place(i, bit);
                }
                Damage.flip(body, bit);
            }
            at += LENGTH_BYTES + ((body[at] & 0x7F) | (body[at + 1] & 0x7F) << 7);
        }
        return null;
    }

    private boolean fits(SealedBatch attempt) {
        try {
            return Arrays.equals(BatchTree.root(attempt), header.merkleRoot());
        } catch (JournalDamaged stillBroken) {
            return false;
        }
    }

    private Place place(int index, long bit) {
        return new Place(row.sequence(), "body", header.firstEntry() + index, "bit " + bit + " is changed");
    }
}
