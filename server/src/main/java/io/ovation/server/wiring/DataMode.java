package io.ovation.server.wiring;

import io.ovation.server.identity.Mode;
import io.ovation.server.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which mode a database belongs to: the one of the first server that used it, for good. A server of the other mode does not
 * start on it.
 */
final class DataMode {
    private DataMode() {}

    /** Looks at a database that somebody else may have used, and changes nothing; a database without tables is nobody's. */
    static void check(Connection connection, Mode mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (isThere(statement)) {
                try (ResultSet row = statement.executeQuery("SELECT mode FROM platform_mode")) {
                    if (row.next() && !row.getString(1).equals(mode.text())) {
                        throw refusal(mode);
                    }
                }
            }
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT to_regclass('platform_mode') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Makes the database one of this mode, or refuses because it is of the other. Of several at once, one decides. */
    static void keep(Database database, Mode mode) {
        String kept = database.inTransaction(handle -> {
            handle.createUpdate("INSERT INTO platform_mode (mode) VALUES (:mode) ON CONFLICT DO NOTHING")
                    .bind("mode", mode.text())
                    .execute();
            return handle.createQuery("SELECT mode FROM platform_mode")
                    .mapTo(String.class)
                    .one();
        });
        if (!kept.equals(mode.text())) {
            throw refusal(mode);
        }
    }

    /** What a server of this mode says about data of the other. */
    static StartupRefused refusal(Mode mode) {
        return new StartupRefused("This data is of a " + mode.other().text() + " server, and OVATION_MODE is "
                + mode.text() + ". Use data of its own for each mode (OVATION_DATA, OVATION_DATABASE_URL).");
    }
}
