package io.ovation.journal;

import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.PackedEntry;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A durable batch: what a shard's ledger accepted in one commit. It holds outcomes, never commands: final amounts and balances
 * after, so that whoever reads it only adds numbers up. Closings of buckets and rises of floors are entries too
 * ({@link io.ovation.ledger.BucketClosing#CODE}, {@link io.ovation.ledger.FloorRise#CODE}). A batch without entries is a
 * barrier: the begin of an epoch.
 *
 * <p>Hashes were checked when it was made; entries are read out of it when somebody asks for them. Threads: any.
 */
public final class JournalBatch {

    private final SealedBatch sealed;
    private final BatchCodec.Header header;
    /** Weak: many batches are kept for followers, and their objects would be ten times their bytes. */
    private volatile WeakReference<List<AcceptedEntry>> entries = new WeakReference<>(null);

    JournalBatch(SealedBatch sealed, BatchCodec.Header header) {
        this.sealed = sealed;
        this.header = header;
    }

    /** The shard. */
    public int shard() {
        return sealed.shard();
    }

    /** Place in the shard's chain, from 1 without gaps. */
    public long sequence() {
        return sealed.sequence();
    }

    /** Epoch of the writer; never falls along the chain. */
    public int epoch() {
        return sealed.epoch();
    }

    /** Time of every entry in it; never goes back along the chain. */
    public BatchTime time() {
        return header.time();
    }

    /** Number of the first entry; of the next one to come when there are none. */
    public long firstEntry() {
        return header.firstEntry();
    }

    /** How many entries it holds. */
    public int entryCount() {
        return header.entries();
    }

    /** Hash of the batch before, 32 bytes; all zero in the first. */
    public byte[] previousHash() {
        return header.previousHash();
    }

    /** SHA-256 over the header, which holds previous hash and Merkle root. */
    public byte[] hash() {
        return sealed.hash();
    }

    /** Root of the {@link MerkleTree} over the encoded entries, 32 bytes; all zero when there are none. */
    public byte[] merkleRoot() {
        return header.merkleRoot();
    }

    /** As it is stored. */
    public SealedBatch sealed() {
        return sealed;
    }

    /**
     * The entries in order as objects; their numbers continue those of the batch before. Read out when asked for, and kept
     * for others who ask soon after.
     *
     * @throws JournalDamaged when an entry is not one, although its hash is right
     */
    public List<AcceptedEntry> entries() {
        List<AcceptedEntry> known = entries.get();
        if (known == null) {
            AcceptedBatch packed = new AcceptedBatch();
            read(packed);
            PackedEntry window = new PackedEntry();
            AcceptedEntry[] read = new AcceptedEntry[packed.size()];
            for (int i = 0; i < read.length; i++) {
                read[i] = packed.show(i, window).toAcceptedEntry();
            }
            known = List.of(read);
            entries = new WeakReference<>(known);
        }
        return known;
    }

    /**
     * One entry, read out alone.
     *
     * @param place from 0
     * @throws JournalDamaged when it is not one, although its hash is right
     */
    public AcceptedEntry entry(int place) {
        Objects.checkIndex(place, header.entries());
        EntryReader in = new EntryReader(sealed.body(), BatchCodec.HEADER_BYTES);
        try {
            for (int before = 0; before < place; before++) {
                in.skip();
            }
            AcceptedBatch single = new AcceptedBatch();
            in.read(header.firstEntry() + place, single);
            return single.show(0, new PackedEntry()).toAcceptedEntry();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException broken) {
            throw BatchCodec.damaged(sealed, "an entry cannot be read", broken);
        }
    }

    /** Takes the ids of entries, in order. */
    @FunctionalInterface
    public interface IdVisitor {
        /** An entry's id, and its place in the batch. */
        void id(long high, long low, int place);
    }

    /**
     * Shows the ids of all entries without reading anything else of them.
     *
     * @throws JournalDamaged when an entry is not one, although its hash is right
     */
    public void forEachId(IdVisitor visitor) {
        EntryReader in = new EntryReader(sealed.body(), BatchCodec.HEADER_BYTES);
        try {
            for (int i = 0; i < header.entries(); i++) {
                in.id(i, visitor);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw BatchCodec.damaged(sealed, "an id cannot be read", broken);
        }
    }

    /** Takes the transfers of entries, in order. */
    @FunctionalInterface
    public interface TransferVisitor {
        /**
         * A transfer as it was decided.
         *
         * @param entry number of the entry
         * @param code the entry's
         * @param transfer place in the entry, from 0
         */
        void transfer(
                long entry,
                int code,
                int transfer,
                long debitHigh,
                long debitLow,
                long creditHigh,
                long creditLow,
                long amount,
                long debitBalance,
                long creditBalance);
    }

    /**
     * Shows all transfers of all entries, without making anything of them.
     *
     * @throws JournalDamaged when an entry is not one, although its hash is right
     */
    public void forEachTransfer(TransferVisitor visitor) {
        EntryReader in = new EntryReader(sealed.body(), BatchCodec.HEADER_BYTES);
        try {
            for (int i = 0; i < header.entries(); i++) {
                in.transfers(header.firstEntry() + i, visitor);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw BatchCodec.damaged(sealed, "a transfer cannot be read", broken);
        }
    }

    /**
     * Fills the entries in order into a batch of the reader's own, without objects.
     *
     * @param into cleared first
     * @throws JournalDamaged when an entry is not one, although its hash is right
     */
    public void read(AcceptedBatch into) {
        into.clear();
        EntryReader in = new EntryReader(sealed.body(), BatchCodec.HEADER_BYTES);
        try {
            for (int i = 0; i < header.entries(); i++) {
                in.read(header.firstEntry() + i, into);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException broken) {
            throw BatchCodec.damaged(sealed, "an entry cannot be read", broken);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalBatch batch && Arrays.equals(hash(), batch.hash());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash());
    }

    @Override
    public String toString() {
        return "batch " + sequence() + " of shard " + shard() + " with " + entryCount() + " entries";
    }
}
