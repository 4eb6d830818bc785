package io.ovation.journal.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real PostgreSQL for the whole test process, as durable as in production; a new database for everyone who asks. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres running;

    private TestDatabase() {}

    /** A new database with the journal's schema. */
    public static DataSource fresh() {
        DataSource source = empty();
        try (Connection connection = source.getConnection()) {
            JournalSchema.apply(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return source;
    }

    /** A new database without anything. */
    public static DataSource empty() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute(server().getPostgresDatabase(), "create database " + name);
        return server().getDatabase("postgres", name);
    }

    public static synchronized EmbeddedPostgres server() {
        if (running == null) {
            try {
                running = durable(EmbeddedPostgres.builder()).start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    running.close();
                } catch (IOException ignored) {
                    // the process ends anyway
                }
            }));
        }
        return running;
    }

    /** The builder turns durability off; the journal's promises are about a database that has it on. */
    public static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("min_wal_size", "1GB")
                .setServerConfig("max_wal_size", "4GB");
    }

    public static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static long number(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String text(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
