package io.ovation.journal.proof;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The tree over the batches of a shard: its heads, and proofs against any of them. Leaf i is the hash of batch i + 1; hashing,
 * paths and consistency are those of RFC 6962, with SHA-256. Answers from the rows that {@link HeadFollower} stores and, for the
 * batches after them, from the journal: a few rows for any proof, however long the journal is.
 *
 * <p>Trusts what is stored; {@code verify} is what does not. Threads: any. All methods block on the store.
 */
public final class HeadTree {

    private final HeadTiles tiles;
    private final Journal journal;
    private final int shard;

    /** The tree of a shard whose tables are in this database. */
    public HeadTree(DataSource dataSource, Journal journal, int shard) {
        this.tiles = new HeadTiles(dataSource, shard);
        this.journal = journal;
        this.shard = shard;
    }

    /** The head over everything that is durable now. */
    public TreeHead head() {
        Tail tail = journal.tail(shard);
        return new TreeHead(
                shard,
                tail.sequence(),
                proofs().root(tail.sequence()),
                tail.hash(),
                tail.time().wallMillis());
    }

    /**
     * The head over the first batches.
     *
     * @throws IllegalArgumentException when there are not so many
     */
    public TreeHead head(long size) {
        requireSize(size);
        if (size == 0) {
            return new TreeHead(shard, 0, proofs().root(0), new byte[BatchCodec.HASH_BYTES], 0);
        }
        SealedBatch last = batch(size);
        return new TreeHead(
                shard,
                size,
                proofs().root(size),
                last.hash(),
                BatchCodec.header(last.body()).time().wallMillis());
    }

    /**
     * Proof that an entry is under the head of this size.
     *
     * @param sequence of its batch
     * @param entry number of the entry
     * @throws IllegalArgumentException when the batch does not hold it or is not under that head
     */
    public EntryProof prove(long sequence, long entry, long size) {
        requireSize(size);
        if (sequence < 1 || sequence > size) {
            throw new IllegalArgumentException("batch " + sequence + " is not under the head of " + size + " batches");
        }
        SealedBatch sealed = batch(sequence);
        BatchCodec.Header header = BatchCodec.header(sealed.body());
        long index = entry - header.firstEntry();
        if (index < 0 || index >= header.entries()) {
            throw new IllegalArgumentException("batch " + sequence + " does not hold entry " + entry);
        }
        List<byte[]> entries = BatchCodec.encodedEntries(sealed);
        return new EntryProof(
                shard,
                sequence,
                entries.get((int) index),
                Arrays.copyOf(sealed.body(), BatchCodec.HEADER_BYTES),
                (int) index,
                BatchTree.path(entries, (int) index),
                size,
                proofs().inclusion(sequence - 1, size));
    }

    /**
     * Proof that the head of the newer size continues that of the older.
     *
     * @throws IllegalArgumentException when there are not so many batches, or older is the larger one
     */
    public ConsistencyProof consistency(long older, long newer) {
        requireSize(newer);
        return new ConsistencyProof(shard, older, newer, proofs().consistency(older, newer));
    }

    private void requireSize(long size) {
        long last = journal.tail(shard).sequence();
        if (size < 0 || size > last) {
            throw new IllegalArgumentException("there is no head of " + size + " batches: the journal has " + last);
        }
    }

    private SealedBatch batch(long sequence) {
        SealedBatch[] found = new SealedBatch[1];
        journal.read(shard, sequence, stored -> {
            found[0] = stored;
            return false;
        });
        if (found[0] == null || found[0].sequence() != sequence) {
            throw new JournalDamaged("batch " + sequence + " of shard " + shard + " is missing", null);
        }
        return found[0];
    }

    private MerkleProofs proofs() {
        return new MerkleProofs(new Reading());
    }

    /** The hashes that one answer needs, each row fetched once. */
    private final class Reading implements TreeNodes {
        private final Map<Long, List<byte[]>> fetched = new HashMap<>();

        @Override
        public byte[] node(int level, long index) {
            int row = level / HeadTiles.LEVELS;
            int height = level % HeadTiles.LEVELS;
            long first = index << height;
            List<byte[]> hashes = hashes(row, first / HeadTiles.WIDTH);
            int begin = (int) (first % HeadTiles.WIDTH);
            return MerkleProofs.of(hashes.subList(begin, begin + (1 << height))).node(height, 0);
        }

        /** The hashes of a row of the tree, as many as there are yet. */
        private List<byte[]> hashes(int row, long tile) {
            long key = tile << 4 | row;
            List<byte[]> known = fetched.get(key);
            if (known == null) {
                known = tiles.hashes(row, tile);
                if (known.isEmpty()) {
                    known = row == 0 ? leaves(tile) : joined(row, tile);
                }
                fetched.put(key, known);
            }
            return known;
        }

        private List<byte[]> joined(int row, long tile) {
            Map<Long, byte[]> stored = tiles.roots(row - 1, tile);
            List<byte[]> roots = new ArrayList<>();
            for (long below = tile * HeadTiles.WIDTH; below < (tile + 1) * HeadTiles.WIDTH; below++) {
                byte[] root = stored.get(below);
                if (root == null) {
                    List<byte[]> hashes = hashes(row - 1, below);
                    if (hashes.size() < HeadTiles.WIDTH) {
                        break;
                    }
                    root = MerkleProofs.of(hashes).node(HeadTiles.LEVELS, 0);
                }
                roots.add(root);
            }
            return roots;
        }

        private List<byte[]> leaves(long tile) {
            long first = tile * HeadTiles.WIDTH + 1;
            List<byte[]> leaves = new ArrayList<>();
            journal.readHashes(shard, first, first + HeadTiles.WIDTH - 1, (sequence, hash) -> {
                if (sequence != first + leaves.size()) {
                    throw new JournalDamaged(
                            "batch " + (first + leaves.size()) + " of shard " + shard + " is missing", null);
                }
                leaves.add(TreeHashes.leaf(hash));
            });
            return leaves;
        }
    }
}
