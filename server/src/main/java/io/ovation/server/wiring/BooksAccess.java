package io.ovation.server.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database for commands that read the books: the external one, that of a server which runs on the data now, or the
 * embedded one started for the time of the command.
 */
final class BooksAccess implements AutoCloseable {
    private final PGSimpleDataSource source;
    private final @Nullable LocalPostgres postgres;
    private final @Nullable DataDirectory data;

    private BooksAccess(String url, @Nullable LocalPostgres postgres, @Nullable DataDirectory data) {
        this.source = new PGSimpleDataSource();
        this.source.setUrl(url);
        this.postgres = postgres;
        this.data = data;
    }

    /** Opens the database of a place; refuses when there is no data. */
    static BooksAccess open(Place place) {
        System.setProperty(
                "ovation-archive", place.archive().toAbsolutePath().normalize().toString());
        Optional<String> external = place.databaseUrl();
        if (external.isPresent()) {
            return new BooksAccess(external.get(), null, null);
        }
        Path data = place.data().toAbsolutePath().normalize();
        if (!Files.exists(data.resolve("postgres/PG_VERSION"))) {
            throw new StartupRefused(
                    "There are no books in " + data + ". Start Ovation once, or set OVATION_DATA to its data.");
        }
        if (DataDirectory.runningOn(data) != null) {
            String url = LocalPostgres.runningUrl(data)
                    .orElseThrow(() ->
                            new StartupRefused("The server on " + data + " is just starting. Try again in a moment."));
            return new BooksAccess(url, null, null);
        }
        DataDirectory taken = DataDirectory.take(data, 0);
        LocalPostgres postgres = LocalPostgres.start(data, Console::say);
        return new BooksAccess(postgres.urlWithCredentials(), postgres, taken);
    }

    /** Connections to it; each is new. */
    DataSource source() {
        return source;
    }

    /** Stops what was started for the command. */
    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
        if (data != null) {
            data.close();
        }
    }
}
