package io.ovation.server.wiring;

import io.ovation.journal.cluster.SharedSecrets;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.server.identity.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database that is not ours to run, and that other instances may work on too: what this one must have in common with them,
 * and where they reach it.
 */
final class SharedDatabase {
    private final String url;
    private final boolean hasBooks;
    private final String peerHost;
    private final int peerPort;

    private SharedDatabase(String url, boolean hasBooks, String peerHost, int peerPort) {
        this.url = url;
        this.hasBooks = hasBooks;
        this.peerHost = peerHost;
        this.peerPort = peerPort;
    }

    /**
     * Joins those who work on the database: takes over their secrets, or gives it ours when we are the first.
     *
     * @param mode that the database must be of, before anything in it is touched
     * @param port of this server, for the message when something is in the way
     * @throws StartupRefused when the database cannot be used
     */
    static SharedDatabase join(String url, DataDirectory data, int port, Mode mode) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        try (Connection connection = source.getConnection()) {
            DataMode.check(connection, mode);
            JournalSchema.apply(connection);
            share(source, data, "token.secret", () -> DataDirectory.randomBase64(32));
            share(source, data, "platform.key", () -> mode.keyPrefix() + DataDirectory.random(24));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select exists (select from journal.batch), host(inet_client_addr())")) {
                row.next();
                return peer(url, row.getBoolean(1), row.getString(2));
            }
        } catch (SQLException | IOException | RuntimeException failed) {
            throw StartupFaults.explain(failed, port, data.path());
        }
    }

    private static void share(
            PGSimpleDataSource source, DataDirectory data, String name, java.util.function.Supplier<String> maker)
            throws SQLException, IOException {
        byte[] kept =
                SharedSecrets.get(source, name, () -> data.secret(name, maker).getBytes(StandardCharsets.UTF_8));
        data.keepSecret(name, new String(kept, StandardCharsets.UTF_8));
    }

    /** What was said, else the address under which the database sees us: the others see it too, as a rule. */
    private static SharedDatabase peer(String url, boolean hasBooks, @Nullable String seen) {
        Optional<String> said = Setting.PEER_ADDRESS.value();
        if (said.isEmpty()) {
            return new SharedDatabase(url, hasBooks, seen == null ? "127.0.0.1" : seen, 0);
        }
        String address = said.get().strip();
        int colon = address.lastIndexOf(':');
        if (colon < 0 || address.indexOf(':') < colon) {
            return new SharedDatabase(url, hasBooks, address, 0);
        }
        try {
            return new SharedDatabase(
                    url, hasBooks, address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new StartupRefused(
                    Setting.PEER_ADDRESS.variable() + " is '" + address + "'. Use host or host:port of this machine.");
        }
    }

    /** Whether there are books already. */
    boolean hasBooks() {
        return hasBooks;
    }

    /** Tells the application. */
    void configure() {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        System.setProperty("ovation.start.peer-host", peerHost);
        System.setProperty("ovation.start.peer-port", Integer.toString(peerPort));
    }
}
