package io.ovation.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** The journal's own tables, in the SQL schema {@code journal}. */
public final class JournalSchema {

    private JournalSchema() {}

    /**
     * Creates or brings up to date what this version needs. Safe to call at every start.
     *
     * @throws JournalTooNew when a newer version of Ovation has been here
     */
    public static void apply(Connection connection) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
