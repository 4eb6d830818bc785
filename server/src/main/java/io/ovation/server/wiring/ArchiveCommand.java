package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.feed.BookArchiving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves old parts of the journal to files, whether a server runs on the data or not. */
@Command(
        name = "archive",
        description =
                "Moves old partitions of the journal to compressed files. Each is checked in full before its rows are"
                        + " dropped, and everything can still be read.",
        mixinStandardHelpOptions = true)
final class ArchiveCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "keep the newest N partitions in the database, 1 at least")
    private @Nullable Integer keep;

    @Option(
            names = "--before",
            paramLabel = "DATE",
            description = "only what is older than this day (UTC), as 2026-11-23")
    private @Nullable String before;

    @Override
    public Integer call() {
        if ((keep == null && before == null) || (keep != null && keep < 1)) {
            throw new StartupRefused("Say what may go: --keep N (1 at least), --before DATE, or both.");
        }
        long beforeMillis = before == null ? Long.MAX_VALUE : midnight(before);
        BackupFolder backup = BackupCommand.target(place.data().toAbsolutePath().normalize());
        try (BooksAccess books = BooksAccess.open(place)) {
            String result = BookArchiving.run(
                    books.source(),
                    place.archive().toAbsolutePath().normalize(),
                    keep == null ? 1 : keep,
                    beforeMillis,
                    Console::say,
                    file -> copy(file, backup));
            Console.say(result);
            return 0;
        } catch (JournalFault fault) {
            throw new StartupRefused("Not archived: " + fault.getMessage());
        } catch (UncheckedIOException e) {
            throw new StartupRefused("Not archived, as the copy for the backup cannot be written: "
                    + DataDirectory.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    private static void copy(Path file, @Nullable BackupFolder backup) {
        if (backup != null) {
            try {
                OnlineBackup.copyToArchive(file, backup);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long midnight(String date) {
        try {
            return LocalDate.parse(date)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new StartupRefused("'" + date + "' is no date. Write it as 2026-11-23.");
        }
    }
}
