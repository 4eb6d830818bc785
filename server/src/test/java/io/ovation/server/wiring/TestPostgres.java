package io.ovation.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL for all tests of the JVM, as the product runs it; a fresh database for whoever asks. */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** Settings of a datasource on a database that nobody has used. */
    public static Map<String, String> freshDatabase() {
        LocalPostgres postgres = Shared.POSTGRES;
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(postgres.urlWithCredentials());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("A database for the tests cannot be made", e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.url().replace("/postgres", "/" + name),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password());
    }

    private static final class Shared {
        private static final LocalPostgres POSTGRES = start();

        private static LocalPostgres start() {
            try {
                Path data = Files.createTempDirectory("ovation-test");
                LocalPostgres postgres = LocalPostgres.start(data, line -> {});
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    postgres.close();
                    DataDirectory.delete(data);
                }));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
