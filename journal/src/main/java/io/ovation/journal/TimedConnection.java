package io.ovation.journal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection on which nothing waits for the database for ever: a database that hangs (stopped, cut off without a word) becomes
 * an {@link SQLException} after the timeout. Given back to its source as it came.
 *
 * <p>Threads: one at a time.
 */
public final class TimedConnection implements AutoCloseable {

    /** For statements that read or write little. */
    public static final int USUAL_MILLIS = 10_000;

    /** For statements that write or delete much. */
    public static final int LONG_MILLIS = 120_000;

    private final Connection connection;
    private final int timeoutBefore;

    private TimedConnection(Connection connection, int timeoutBefore) {
        this.connection = connection;
        this.timeoutBefore = timeoutBefore;
    }

    /**
     * Takes a connection.
     *
     * @param timeoutMillis the longest wait for a single answer of the database
     */
    public static TimedConnection open(DataSource source, int timeoutMillis) throws SQLException {
        Connection connection = source.getConnection();
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            return new TimedConnection(connection, before);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** The connection; not to be closed otherwise than through this. */
    public Connection sql() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, timeoutBefore);
            }
        }
    }
}
