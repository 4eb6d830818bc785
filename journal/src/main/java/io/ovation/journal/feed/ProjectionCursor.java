package io.ovation.journal.feed;

import io.ovation.journal.BatchCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far a projection's rows are: the last batch in them and its hash. Stored in {@code journal.cursor}. */
public record ProjectionCursor(long sequence, byte[] hash) {

    /** Nothing has been taken. */
    public static final ProjectionCursor BEGINNING = new ProjectionCursor(0, new byte[BatchCodec.HASH_BYTES]);

    public static ProjectionCursor read(Connection connection, String name, int shard) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select sequence, hash from journal.cursor where name = ? and shard = ?")) {
            statement.setString(1, name);
            statement.setInt(2, shard);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new ProjectionCursor(row.getLong(1), row.getBytes(2)) : BEGINNING;
            }
        }
    }

    /** Compare-and-set: moves the stored cursor if it is where this one is; returns whether it was. */
    boolean moveTo(ProjectionCursor next, Connection connection, String name, int shard) throws SQLException {
        String sql = sequence == 0 ? """
                insert into journal.cursor (sequence, hash, name, shard) values (?, ?, ?, ?)
                on conflict (name, shard) do nothing
                """ : """
                update journal.cursor set sequence = ?, hash = ?
                where name = ? and shard = ? and sequence = ? and hash = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, next.sequence());
            statement.setBytes(2, next.hash());
            statement.setString(3, name);
            statement.setInt(4, shard);
            if (sequence > 0) {
                statement.setLong(5, sequence);
                statement.setBytes(6, hash);
            }
            return statement.executeUpdate() == 1;
        }
    }

    static void delete(Connection connection, String name, int shard) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from journal.cursor where name = ? and shard = ?")) {
            statement.setString(1, name);
            statement.setInt(2, shard);
            statement.executeUpdate();
        }
    }
}
