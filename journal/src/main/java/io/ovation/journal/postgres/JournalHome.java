package io.ovation.journal.postgres;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalStore;
import io.ovation.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which store a shard's journal is in: a row beside its lease. A server that is set to another store would find an empty
 * chain there, begin new books, and rebuild every projection from nothing; so it is refused instead.
 */
public final class JournalHome {

    private JournalHome() {}

    /**
     * Records where the journal of a shard is when it is opened for the first time; later checks that it is still there.
     *
     * @throws JournalUnavailable when it is in another store, or the database cannot be asked
     */
    public static void claim(Connection connection, int shard, JournalStore store) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal.home (shard, store) values (?, ?) on conflict (shard) do nothing")) {
            insert.setInt(1, shard);
            insert.setString(2, store.name());
            insert.executeUpdate();
        }
        check(connection, shard, store);
    }

    /**
     * Checks that a shard's journal is in a store; a shard that was never opened may be anywhere.
     *
     * @throws JournalUnavailable when it is in another store, or the database cannot be asked
     */
    public static void check(DataSource dataSource, int shard, JournalStore store) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement table = connection.prepareStatement("select to_regclass('journal.home')");
                    ResultSet row = table.executeQuery()) {
                if (!row.next() || row.getString(1) == null) {
                    return;
                }
            }
            check(connection, shard, store);
        } catch (SQLException failed) {
            throw new JournalUnavailable("it cannot be asked where the journal of shard " + shard + " is", failed);
        }
    }

    private static void check(Connection connection, int shard, JournalStore store) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select store from journal.home where shard = ?")) {
            select.setInt(1, shard);
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && !row.getString(1).equals(store.name())) {
                    throw new JournalUnavailable(
                            "the journal of shard " + shard + " is in the store '" + row.getString(1)
                                    + "', but this process is set to '" + store.name() + "'",
                            null);
                }
            }
        }
    }

    /**
     * Checks that a journal reaches at least as far as its followers have read: a store that lost its end, or is not the
     * one it was, must not be written to.
     *
     * @throws JournalDamaged when it does not
     * @throws JournalUnavailable when either cannot be asked
     */
    static void requireWhole(DataSource dataSource, int shard, Journal journal) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select name, sequence from journal.cursor where shard = ? order by sequence desc limit 1")) {
            select.setInt(1, shard);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                long end = journal.tail(shard).sequence();
                if (end < row.getLong(2)) {
                    throw new JournalDamaged(
                            "the journal of shard " + shard + " ends at batch " + end + ", but projection "
                                    + row.getString(1) + " has read batch " + row.getLong(2)
                                    + ": its end is missing",
                            null);
                }
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the cursors of shard " + shard + " cannot be read", failed);
        }
    }
}
