package io.ovation.journal.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.postgresql.ds.common.BaseDataSource;

/**
 * Connections to a test's database that are used again when they are closed, and do not wait for the disk: for tests that ask the
 * same small database thousands of times and prove nothing about durability.
 */
public final class KeptConnections {

    private KeptConnections() {}

    /** The same database, by connections that are kept. */
    public static DataSource of(DataSource source) {
        ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
        return new org.postgresql.ds.PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                Connection kept = idle.poll();
                return handed(kept == null ? fresh(source) : kept, idle);
            }
        };
    }

    private static Connection fresh(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }

    private static Connection handed(Connection real, ConcurrentLinkedQueue<Connection> idle) {
        return (Connection) Proxy.newProxyInstance(
                BaseDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!real.getAutoCommit()) {
                            real.rollback();
                            real.setAutoCommit(true);
                        }
                        idle.add(real);
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
