package io.ovation.server.video.intake;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A real data source whose process "dies" at one step: before or after the n-th thing that a transaction does (preparing a statement, copying,
 * committing), its connection is gone, as when somebody pulls the plug. After the commit means: it is durable, and nobody was told.
 */
final class BreakingSource implements DataSource {
    private static final Set<String> STEPS =
            Set.of("prepareStatement", "createStatement", "unwrap", "setAutoCommit", "commit");

    private final DataSource real;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private boolean afterwards;

    BreakingSource(DataSource real) {
        this.real = real;
    }

    /** The next transactions die at this step, counted from 1; before it, or after. */
    void breakAt(int step, boolean after) {
        left.set(step);
        afterwards = after;
    }

    /** Whether it has broken. */
    boolean isBroken() {
        return left.get() <= 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                BreakingSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean isLast = STEPS.contains(method.getName()) && left.decrementAndGet() == 0;
                    if (left.get() < 0
                            && !method.getName().equals("close")
                            && !method.getName().equals("rollback")) {
                        throw gone();
                    }
                    if (isLast && !afterwards) {
                        connection.rollback();
                        throw gone();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                    if (isLast) {
                        if (!method.getName().equals("commit")) {
                            connection.rollback();
                        }
                        throw gone();
                    }
                    return answer;
                });
    }

    private static SQLException gone() {
        return new SQLException("the connection is gone", "08006");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not used");
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(System.err);
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not used");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
