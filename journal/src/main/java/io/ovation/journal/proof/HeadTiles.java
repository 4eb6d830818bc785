package io.ovation.journal.proof;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.TimedConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The stored part of a shard's heads tree, {@code journal.head_tile}: 256 neighbouring hashes of every eighth level of the tree in
 * one row, once they are all there, and their root. A row never changes. What is not yet a full row is in the journal.
 *
 * <p>Derived: it may be deleted and is built again. Since it was written when the batches were new, it also bears witness
 * against a journal that was changed later.
 */
final class HeadTiles {

    /** Levels of the tree in a row. */
    static final int LEVELS = 8;

    /** Hashes in a row. */
    static final int WIDTH = 1 << LEVELS;

    private static final int BYTES = 32;

    private final DataSource dataSource;
    private final int shard;

    HeadTiles(DataSource dataSource, int shard) {
        this.dataSource = dataSource;
        this.shard = shard;
    }

    /** The hashes of a row; none when it is not full yet. */
    List<byte[]> hashes(int level, long tile) {
        return query(
                "select hashes from journal.head_tile where shard = ? and level = ? and tile = ?",
                row -> row.next() ? split(row.getBytes(1)) : List.of(),
                level,
                tile);
    }

    /** The roots of those rows of a level from which one row of the level above is made, by number of the row. */
    Map<Long, byte[]> roots(int level, long tileAbove) {
        return query(
                "select tile, root from journal.head_tile where shard = ? and level = ? and tile >= ? and tile < ?",
                row -> {
                    Map<Long, byte[]> roots = new HashMap<>();
                    while (row.next()) {
                        roots.put(row.getLong(1), row.getBytes(2));
                    }
                    return roots;
                },
                level,
                tileAbove * WIDTH,
                (tileAbove + 1) * WIDTH);
    }

    /** How many rows of the lowest level there are: they are written one after the other. */
    long full() {
        return query(
                "select coalesce(max(tile) + 1, 0) from journal.head_tile where shard = ? and level = ?",
                row -> {
                    row.next();
                    return row.getLong(1);
                },
                0);
    }

    /** Stores a full row of the lowest level and the rows above that it completes, in one transaction. Again does no harm. */
    void store(long tile, List<byte[]> leafHashes) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS)) {
            Connection connection = open.sql();
            connection.setAutoCommit(false);
            try {
                List<byte[]> hashes = leafHashes;
                long number = tile;
                for (int level = 0; ; level++) {
                    insert(connection, level, number, hashes);
                    if ((number + 1) % WIDTH != 0) {
                        break;
                    }
                    number /= WIDTH;
                    hashes = rootsBelow(connection, level, number);
                }
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the heads of shard " + shard + " cannot be written", failed);
        }
    }

    private void insert(Connection connection, int level, long tile, List<byte[]> hashes) throws SQLException {
        byte[] joined = new byte[WIDTH * BYTES];
        for (int i = 0; i < WIDTH; i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * BYTES, BYTES);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into journal.head_tile (shard, level, tile, root, hashes) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            statement.setInt(1, shard);
            statement.setInt(2, level);
            statement.setLong(3, tile);
            statement.setBytes(4, MerkleProofs.of(hashes).node(LEVELS, 0));
            statement.setBytes(5, joined);
            statement.executeUpdate();
        }
    }

    private List<byte[]> rootsBelow(Connection connection, int level, long tileAbove) throws SQLException {
        List<byte[]> roots = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select root from journal.head_tile where shard = ?"
                        + " and level = ? and tile >= ? and tile < ? order by tile")) {
            statement.setInt(1, shard);
            statement.setInt(2, level);
            statement.setLong(3, tileAbove * WIDTH);
            statement.setLong(4, (tileAbove + 1) * WIDTH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    roots.add(row.getBytes(1));
                }
            }
        }
        if (roots.size() != WIDTH) {
            throw new JournalUnavailable(
                    "rows of journal.head_tile are missing: delete those of shard " + shard + ", they are built again",
                    null);
        }
        return roots;
    }

    static List<byte[]> split(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>(joined.length / BYTES);
        for (int offset = 0; offset + BYTES <= joined.length; offset += BYTES) {
            hashes.add(Arrays.copyOfRange(joined, offset, offset + BYTES));
        }
        return hashes;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, RowReader<T> reader, int level, long... tiles) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement(sql)) {
            statement.setInt(1, shard);
            statement.setInt(2, level);
            for (int i = 0; i < tiles.length; i++) {
                statement.setLong(3 + i, tiles[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return reader.read(row);
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the heads of shard " + shard + " cannot be read", failed);
        }
    }
}
