package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backs everything up, whether a server runs on the data or not. */
@Command(
        name = "backup",
        description =
                "Copies database, secrets and archive to a folder, and has the database's log sent there from then on,"
                        + " so that every later moment can be restored. The server goes on meanwhile.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "where to; the same folder every time")
    private @Nullable Path directory;

    @Option(names = "--keep", paramLabel = "N", description = "then keep the newest N backups and the log they need")
    private @Nullable Integer keep;

    @Option(names = "--stop", description = "make no backup; the log is sent nowhere from now on")
    private boolean stop;

    @Override
    public Integer call() {
        if (place.databaseUrl().isPresent()) {
            throw new StartupRefused("The database of OVATION_DATABASE_URL is not ours to copy: back it up with its own"
                    + " tools (docs/operating/backup.md says what belongs together).");
        }
        Path data = place.data().toAbsolutePath().normalize();
        if (stop) {
            DataDirectory.delete(data.resolve(LogScripts.TARGET));
            Console.say("The log is sent nowhere from now on. Backups restore up to here.");
            return 0;
        }
        Path target = directory;
        if (target == null || (keep != null && keep < 1)) {
            throw new StartupRefused("Say where to: ./ovation backup DIR [--keep N], N at least 1.");
        }
        BackupFolder folder = new BackupFolder(target.toAbsolutePath().normalize());
        if (folder.path().startsWith(data)) {
            throw new StartupRefused("A backup inside the data directory is lost with it. Name another folder.");
        }
        try (BooksAccess books = BooksAccess.open(place);
                Connection connection = books.source().getConnection()) {
            BackupManifest manifest = new OnlineBackup(data, place.archive(), folder, Console::say).run(connection);
            int dropped = keep == null ? 0 : folder.prune(keep);
            Console.say("Backed up: " + manifest.files().size() + " files, " + (manifest.bytes() >> 20)
                    + " MB. Every moment from " + manifest.until() + " on can be restored from " + folder.path()
                    + (dropped == 0 ? "" : " (" + dropped + " older backups dropped)"));
            return 0;
        } catch (SQLException e) {
            throw new StartupRefused("The database cannot be backed up: " + e.getMessage());
        } catch (IOException e) {
            throw new StartupRefused(
                    "The backup cannot be written to " + folder.path() + ": " + DataDirectory.reason(e));
        }
    }

    /** Where the log of a data directory goes, if it goes anywhere. */
    static @Nullable BackupFolder target(Path data) {
        Path file = data.resolve(LogScripts.TARGET);
        try {
            return Files.exists(file)
                    ? new BackupFolder(Path.of(Files.readString(file).strip()))
                    : null;
        } catch (IOException e) {
            throw DataDirectory.unusable(data, e);
        }
    }
}
