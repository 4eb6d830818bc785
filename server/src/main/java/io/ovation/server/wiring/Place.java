package io.ovation.server.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of all commands: where the data is. */
final class Place {
    @Option(
            names = "--data",
            paramLabel = "<directory>",
            description = "where everything is kept (OVATION_DATA, else ./data)")
    private @Nullable Path data;

    /** The data directory. */
    Path data() {
        if (data != null) {
            return data;
        }
        return Path.of(Setting.DATA.value().orElse("data"));
    }

    /** The folder of the files that old parts of the journal went to. */
    Path archive() {
        return Setting.ARCHIVE.value().map(Path::of).orElseGet(() -> data().resolve("archive"));
    }

    /** The URL of a PostgreSQL that is not ours to run, if one is set. */
    Optional<String> databaseUrl() {
        return Setting.DATABASE_URL.value();
    }
}
