package io.ovation.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One embedded PostgreSQL with the settings of the server's, everything on that keeps a commit when the power fails. */
final class BenchPostgres implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final ProcessorTime processorTime;
    private int databases;

    BenchPostgres(Path directory) throws IOException {
        processorTime = new ProcessorTime(directory);
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("min_wal_size", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                .start();
    }

    /** Processor time of this JVM and this PostgreSQL together. */
    ProcessorTime processorTime() {
        return processorTime;
    }

    /** A database of its own. */
    DataSource fresh() throws SQLException {
        return postgres.getDatabase("postgres", create());
    }

    /** The address of a database of its own, for another process. */
    String freshUrl() throws SQLException {
        return postgres.getJdbcUrl("postgres", create());
    }

    private String create() throws SQLException {
        String name = "bench_" + ++databases;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return name;
    }

    /** Version and the settings that matter, as the server reports them. */
    String describe() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            return "PostgreSQL " + show(statement, "server_version") + " (fsync " + show(statement, "fsync")
                    + ", synchronous_commit " + show(statement, "synchronous_commit") + ", full_page_writes "
                    + show(statement, "full_page_writes") + ", wal_sync_method " + show(statement, "wal_sync_method")
                    + ", shared_buffers " + show(statement, "shared_buffers") + ")";
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
