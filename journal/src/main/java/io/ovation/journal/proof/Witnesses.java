package io.ovation.journal.proof;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who remembers the chain beside the chain: the cursors of projections, snapshots, the stored rows of the heads tree, published
 * heads, and heads that somebody kept outside. A chain whose end was cut off is right in itself, so its end can only be known from
 * them; and a chain that was written anew with all its hashes contradicts them. Those in the same database can be changed by who
 * can change the chain; a head that is kept elsewhere cannot.
 *
 * <p>Used for one pass over the chain. One thread.
 */
public final class Witnesses {

    private record Claim(String witness, long sequence, byte @Nullable [] hash, byte @Nullable [] root) {}

    private final List<Claim> claims = new ArrayList<>();
    private final MerkleProofs.Growing tree = new MerkleProofs.Growing();
    private final List<byte[]> row = new ArrayList<>();
    private final @Nullable HeadTiles tiles;
    private int heard;
    private @Nullable Place contradiction;
    private byte[] lastHash = new byte[32];

    private Witnesses(@Nullable HeadTiles tiles) {
        this.tiles = tiles;
    }

    /** Nobody. */
    public static Witnesses none() {
        return new Witnesses(null);
    }

    /**
     * Those in a shard's database, and heads that were kept outside. Read before the chain is, so that the chain reaches as far.
     *
     * @throws JournalUnavailable when they cannot be read
     */
    public static Witnesses read(DataSource dataSource, int shard, List<TreeHead> kept) {
        Witnesses witnesses = new Witnesses(new HeadTiles(dataSource, shard));
        try (Connection connection = dataSource.getConnection()) {
            witnesses.ask(
                    connection,
                    shard,
                    "the cursor of ",
                    "select name, sequence, hash from journal.cursor where shard = ?");
            witnesses.ask(
                    connection,
                    shard,
                    "the snapshot at batch ",
                    "select sequence, sequence, chain_hash from journal.snapshot where shard = ?");
            long full = witnesses.tilesOf(shard).full();
            if (full > 0) {
                witnesses.claims.add(new Claim("the stored heads tree", full * HeadTiles.WIDTH, null, null));
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("what remembers shard " + shard + " cannot be read", failed);
        }
        List<TreeHead> published = new PublishedHeads(dataSource, shard).above(0, Integer.MAX_VALUE);
        published.forEach(head -> witnesses.add("the published head of " + head.size() + " batches", head));
        kept.forEach(head -> witnesses.add("the head of " + head.size() + " batches that was kept outside", head));
        witnesses.claims.sort(Comparator.comparingLong(Claim::sequence));
        return witnesses;
    }

    private HeadTiles tilesOf(int shard) {
        HeadTiles known = tiles;
        if (known == null) {
            throw new IllegalStateException("shard " + shard + " has no rows here");
        }
        return known;
    }

    private void add(String witness, TreeHead head) {
        claims.add(new Claim(witness, head.size(), head.hash(), head.root()));
    }

    private void ask(Connection connection, int shard, String kind, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, shard);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    claims.add(new Claim(kind + row.getString(1), row.getLong(2), row.getBytes(3), null));
                }
            }
        }
    }

    /** How many there are. */
    public int count() {
        return claims.size();
    }

    /** Takes the next batch of the chain. */
    public void hear(JournalBatch batch) {
        lastHash = batch.hash();
        byte[] leaf = TreeHashes.leaf(lastHash);
        tree.add(leaf);
        HeadTiles stored = tiles;
        if (stored != null) {
            row.add(leaf);
            if (row.size() == HeadTiles.WIDTH) {
                compare(stored.hashes(0, tree.size() / HeadTiles.WIDTH - 1));
                row.clear();
            }
        }
        while (heard < claims.size() && claims.get(heard).sequence() <= batch.sequence()) {
            compare(claims.get(heard++));
        }
    }

    private void compare(Claim claim) {
        byte[] hash = claim.hash();
        byte[] root = claim.root();
        boolean sameHash = hash == null || claim.sequence() == 0 || Arrays.equals(hash, lastHash);
        if (!sameHash || (root != null && !Arrays.equals(root, tree.root()))) {
            contradict(claim.witness(), claim.sequence());
        }
    }

    private void compare(List<byte[]> stored) {
        for (int i = 0; i < stored.size(); i++) {
            if (!Arrays.equals(stored.get(i), row.get(i))) {
                contradict("the stored heads tree", tree.size() - HeadTiles.WIDTH + i + 1);
                return;
            }
        }
    }

    private void contradict(String witness, long sequence) {
        if (contradiction == null) {
            contradiction = new Place(
                    sequence,
                    "",
                    0,
                    witness
                            + " remembers another batch: either it was changed, or the chain was written anew up to there"
                            + " or from before it, with all its hashes");
        }
    }

    /**
     * What they say once the chain has ended: the first contradiction, or that the chain once was longer; null when they agree with
     * it.
     */
    public @Nullable Place finding() {
        if (contradiction != null) {
            return contradiction;
        }
        if (claims.isEmpty() || claims.getLast().sequence() <= tree.size()) {
            return null;
        }
        Claim last = claims.getLast();
        return new Place(
                tree.size() + 1,
                "",
                0,
                "the end is cut off: the chain ends at batch " + tree.size() + ", but " + last.witness()
                        + " has seen batch " + last.sequence());
    }
}
