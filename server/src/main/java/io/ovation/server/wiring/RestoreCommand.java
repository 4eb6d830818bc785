package io.ovation.server.wiring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a data directory of a backup. */
@Command(
        name = "restore",
        description =
                "Makes a data directory of a backup and the log since, up to the end or to a moment. Never overwrites.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Parameters(paramLabel = "DIR", description = "the folder of the backups")
    private Path directory = Path.of(".");

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "the moment to restore to, such as 2026-11-23T15:04:05Z or, by the clock of this machine,"
                    + " 2026-11-23T15:04:05 (else the end)")
    private @Nullable String to;

    @Option(
            names = "--backup",
            paramLabel = "NAME",
            description = "the backup to begin with, a folder in DIR/backups (else the newest one that fits)")
    private @Nullable String backup;

    @Option(names = "--into", paramLabel = "DATA", description = "the directory to make (else that of --data)")
    private @Nullable Path into;

    @Option(
            names = "--log-of",
            paramLabel = "LOST",
            description =
                    "the lost data directory, when its log can still be read: nothing acknowledged is missing then")
    private @Nullable Path lost;

    @Override
    public Integer call() {
        if (into == null && place.databaseUrl().isPresent()) {
            throw new StartupRefused("The database of OVATION_DATABASE_URL is not ours to restore: use its own tools.");
        }
        Path data = (into != null ? into : place.data()).toAbsolutePath().normalize();
        Path secondLog = lost == null ? null : lost.toAbsolutePath().normalize().resolve("postgres/pg_wal");
        if (secondLog != null && !Files.isDirectory(secondLog)) {
            throw new StartupRefused("There is no log in " + secondLog + ".");
        }
        String reached = new Restoration(
                        new BackupFolder(directory.toAbsolutePath().normalize()),
                        data,
                        backup,
                        to == null ? null : moment(to),
                        secondLog,
                        Console::say)
                .run();
        Console.say("Restored to " + data + ", up to " + reached + ". Check it with: ./ovation verify --data " + data);
        return 0;
    }

    static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(text.replace(' ', 'T'))
                        .atZone(ZoneId.systemDefault())
                        .toInstant();
            } catch (DateTimeException e) {
                throw new StartupRefused(
                        "'" + text + "' is no moment. Write it as 2026-11-23T15:04:05Z or 2026-11-23T15:04:05.");
            }
        }
    }
}
