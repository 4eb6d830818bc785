package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a data directory of a backup and the log since, up to the end or to a moment. Never touches one that holds anything. */
final class Restoration {
    private static final DateTimeFormatter TARGET_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS+00").withZone(ZoneOffset.UTC);

    private static final String OWN_TIMELINE = "current";
    private static final String NEWEST_TIMELINE = "latest";

    private final BackupFolder folder;
    private final Path data;
    private final @Nullable String name;
    private final @Nullable Instant moment;
    private final @Nullable Path secondLog;
    private final Consumer<String> progress;

    /**
     * Prepares.
     *
     * @param data the directory to make: not there, or empty
     * @param name of the backup to begin with; null for the newest one that fits
     * @param moment up to which; null for the end
     * @param secondLog {@code pg_wal} of the lost data directory, if it can still be read: holds what came after the last log file
     *     that was sent; null when there is none
     */
    Restoration(
            BackupFolder folder,
            Path data,
            @Nullable String name,
            @Nullable Instant moment,
            @Nullable Path secondLog,
            Consumer<String> progress) {
        this.folder = folder;
        this.data = data;
        this.name = name;
        this.moment = moment;
        this.secondLog = secondLog;
        this.progress = progress;
    }

    /**
     * Restores. What was made is deleted again when it cannot be completed.
     *
     * @return what it restored to, in words
     * @throws StartupRefused with the reason
     */
    String run() {
        BackupFolder.Backup backup;
        try {
            backup = choose();
            requireEmpty();
            requireLog(backup.manifest());
        } catch (IOException e) {
            throw new StartupRefused("The backup in " + folder.path() + " cannot be read: " + DataDirectory.reason(e));
        }
        try (DataDirectory taken = DataDirectory.take(data, 0)) {
            boolean isDone = false;
            try {
                String reached = restore(backup, taken);
                isDone = true;
                return reached;
            } catch (IOException e) {
                throw new StartupRefused("The backup cannot be restored to " + data + ": " + DataDirectory.reason(e));
            } catch (SQLException e) {
                throw new StartupRefused("The restored database does not answer: " + e.getMessage());
            } finally {
                if (!isDone) {
                    LocalPostgres.stopLeftBehind(data, line -> {});
                    taken.empty();
                }
            }
        }
    }

    /**
     * A cluster that was restored to a moment goes on in a timeline of its own. The end is that of the newest timeline; a moment is
     * looked for in the backup's own timeline first.
     */
    private String restore(BackupFolder.Backup backup, DataDirectory taken) throws IOException, SQLException {
        copy(backup);
        try {
            return replay(moment == null ? NEWEST_TIMELINE : OWN_TIMELINE);
        } catch (NotInTimeline elsewhere) {
            if (!folder.hasTimelineAfter(backup.timeline())) {
                throw elsewhere;
            }
            progress.accept("Not in this timeline; looking in the other");
            LocalPostgres.stopLeftBehind(data, line -> {});
            taken.empty();
            copy(backup);
            return replay(moment == null ? OWN_TIMELINE : NEWEST_TIMELINE);
        }
    }

    private BackupFolder.Backup choose() throws IOException {
        List<BackupFolder.Backup> all = folder.all();
        if (all.isEmpty()) {
            throw new StartupRefused("There is no whole backup in " + folder.path() + ".");
        }
        BackupFolder.Backup chosen = name == null ? newest(all) : named(all, name);
        if (chosen.manifest().version() != PostgresBinaries.MAJOR_VERSION) {
            throw new StartupRefused(
                    "The backup is of PostgreSQL " + chosen.manifest().version() + ", and this Ovation" + " brings "
                            + PostgresBinaries.MAJOR_VERSION + ". Restore it with the version that made it.");
        }
        progress.accept("Restoring the backup " + chosen.folder().getFileName());
        return chosen;
    }

    private BackupFolder.Backup newest(List<BackupFolder.Backup> all) {
        Instant wanted = moment;
        if (wanted == null) {
            String newestTimeline = all.stream()
                    .map(BackupFolder.Backup::timeline)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return all.reversed().stream()
                    .filter(each -> each.timeline().equals(newestTimeline))
                    .findFirst()
                    .orElseThrow();
        }
        return all.reversed().stream()
                .filter(each -> !each.manifest().until().isAfter(wanted))
                .findFirst()
                .orElseThrow(() -> new StartupRefused("The oldest backup in " + folder.path() + " was complete at "
                        + all.getFirst().manifest().until() + ", after " + wanted + ". Give a later moment."));
    }

    private BackupFolder.Backup named(List<BackupFolder.Backup> all, String wanted) {
        BackupFolder.Backup found = all.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new StartupRefused("There is no whole backup " + wanted + " in " + folder.path()
                        + ", but: "
                        + String.join(
                                ", ",
                                all.stream().map(BackupFolder.Backup::name).toList())
                        + "."));
        if (moment != null && found.manifest().until().isAfter(moment)) {
            throw new StartupRefused("The backup " + wanted + " was complete at "
                    + found.manifest().until() + ", after " + moment + ". Give a later moment or an older backup.");
        }
        return found;
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.isDirectory(data)) {
            throw new StartupRefused(data + " is a file. Name a directory with --into.");
        }
        try (Stream<Path> there = Files.list(data)) {
            if (there.anyMatch(file -> !file.getFileName().toString().equals("ovation.lock"))) {
                throw new StartupRefused(
                        "There is something in " + data
                                + " already, and restoring never overwrites. Move it away, or name another directory with --into.");
            }
        }
    }

    private void requireLog(BackupManifest manifest) throws IOException {
        progress.accept("Checking the log from " + manifest.firstLog() + " on");
        String missing = folder.gapAfter(manifest.firstLog());
        if (missing != null && (moment == null || missing.compareTo(manifest.lastLog()) <= 0)) {
            throw new StartupRefused(
                    "The log file " + missing + " is missing in " + folder.log()
                            + ", and the log after it is of no use without it. Bring it back, or restore to a moment before it.");
        }
        folder.checkLog(manifest.firstLog());
    }

    private void copy(BackupFolder.Backup backup) throws IOException {
        progress.accept("Copying " + backup.manifest().files().size() + " files, "
                + (backup.manifest().bytes() >> 20) + " MB, and checking each");
        Files.createDirectories(data.resolve("postgres"));
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        for (String directory : backup.manifest().directories()) {
            Files.createDirectories(data.resolve(directory));
        }
        for (BackupManifest.Entry entry : backup.manifest().files()) {
            Path to = entry.path().startsWith("files/")
                    ? DataDirectory.ownersOnly(data.resolve(entry.path().substring("files/".length())))
                    : data.resolve(entry.path());
            Path from = backup.folder().resolve(entry.path());
            if (!Files.isRegularFile(from)) {
                throw new StartupRefused("The backup's file " + from + " is missing.");
            }
            BackupManifest.Entry copied = BackupFolder.copy(from, to, entry.path());
            if (!copied.equals(entry)) {
                throw new StartupRefused("The backup's file " + from + " is damaged: it is not what was backed up.");
            }
        }
        if (Files.isDirectory(folder.archive())) {
            copyArchive();
        }
    }

    private void copyArchive() throws IOException {
        DataDirectory.ownersFolder(data.resolve("archive"));
        try (Stream<Path> files = Files.list(folder.archive())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ova")).toList()) {
                Path copy = data.resolve("archive").resolve(file.getFileName().toString());
                BackupFolder.copy(file, DataDirectory.ownersOnly(copy), "");
                BackupFolder.force(copy);
            }
        }
    }

    private String replay(String timeline) throws IOException, SQLException {
        Files.writeString(data.resolve(LogScripts.SOURCE), folder.log() + "\n");
        if (secondLog != null) {
            Files.writeString(data.resolve(LogScripts.SECOND_SOURCE), secondLog + "\n");
        }
        Files.writeString(data.resolve("postgres/recovery.signal"), "");
        List<String> settings = new ArrayList<>(
                // Without a standby's readers it says that it is ready only when all of the log is replayed.
                List.of("restore_command=" + LogScripts.RESTORE_COMMAND, "hot_standby=off"));
        settings.add("recovery_target_timeline=" + timeline);
        if (moment != null) {
            settings.add("recovery_target_time=" + TARGET_TIME.format(moment));
            settings.add("recovery_target_action=promote");
        }
        progress.accept("Replaying the log");
        try (LocalPostgres postgres = LocalPostgres.recover(data, settings, this::tell)) {
            return reached(postgres.urlWithCredentials());
        } catch (StartupRefused refused) {
            String words = String.valueOf(refused.getMessage());
            if (words.contains("before configured recovery target was reached")) {
                throw new NotInTimeline("The log in " + folder.log() + " ends before " + moment
                        + ". Leave --to out to restore all there is, or give an earlier moment.");
            }
            if (words.contains("not a child of this server's history")) {
                throw new NotInTimeline(words);
            }
            throw refused;
        } finally {
            Files.deleteIfExists(data.resolve(LogScripts.SOURCE));
            Files.deleteIfExists(data.resolve(LogScripts.SECOND_SOURCE));
        }
    }

    private void tell() {
        try {
            for (String line : Files.readAllLines(data.resolve("postgres.log")).reversed()) {
                int at = line.indexOf("restored log file");
                if (at >= 0) {
                    progress.accept("  " + line.substring(at));
                    return;
                }
            }
        } catch (IOException notYet) {
            progress.accept("  ...");
        }
    }

    private static String reached(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select to_regclass('journal.batch') is not null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return "before the first entry";
                }
            }
            try (ResultSet row = statement.executeQuery("select coalesce(max(sequence), 0) from journal.batch")) {
                row.next();
                return "batch " + row.getLong(1) + " of the journal";
            }
        }
    }

    /** What is wanted does not lie in the timeline that was followed. */
    private static final class NotInTimeline extends StartupRefused {
        private static final long serialVersionUID = 1L;

        NotInTimeline(String message) {
            super(message);
        }
    }
}
