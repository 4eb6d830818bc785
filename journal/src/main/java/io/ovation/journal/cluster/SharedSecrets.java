package io.ovation.journal.cluster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that all instances of one database must have in common, kept in {@code journal.secret}. Whoever may read that table
 * may read the books; it needs no other protection than they do.
 */
public final class SharedSecrets {

    private SharedSecrets() {}

    /**
     * The secret of a name. When there is none, the one that is offered is kept; of several that are offered at once, one.
     *
     * @throws SQLException when the database cannot be asked
     * @throws IOException when the offer fails
     */
    public static byte[] get(DataSource dataSource, String name, Offer offer) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            byte[] stored = read(connection, name);
            if (stored != null) {
                return stored;
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into journal.secret (name, value) values (?, ?) on conflict (name) do nothing")) {
                insert.setString(1, name);
                insert.setBytes(2, offer.make());
                insert.executeUpdate();
            }
            byte[] kept = read(connection, name);
            if (kept == null) {
                throw new SQLException("secret " + name + " was not kept");
            }
            return kept;
        }
    }

    private static byte @Nullable [] read(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select value from journal.secret where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Makes a secret. */
    @FunctionalInterface
    public interface Offer {
        /** The secret to keep if there is none. */
        byte[] make() throws IOException;
    }
}
