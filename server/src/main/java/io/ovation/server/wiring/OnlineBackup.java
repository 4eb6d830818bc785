package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies the built-in database while it works (PostgreSQL's low-level backup: pg_backup_start, the files, pg_backup_stop), the
 * secrets beside it and the archive, and has PostgreSQL send its log to the same folder from then on.
 *
 * @see <a href="https://www.postgresql.org/docs/18/continuous-archiving.html">Continuous archiving in PostgreSQL</a>
 */
final class OnlineBackup {
    /** Files of the data directory that a restored one needs; each is readable by its owner only. */
    static final List<String> SECRETS = List.of("postgres.password", "token.secret", "platform.key", "demo.state");

    /** Directories whose files PostgreSQL makes itself when it starts. */
    private static final Set<String> ONLY_AS_DIRECTORY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Duration LOG_PATIENCE = Duration.ofMinutes(2);
    private static final long BYTES_BETWEEN_LINES = 1L << 30;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Path journalArchive;
    private final BackupFolder folder;
    private final Consumer<String> progress;
    private final List<String> directories = new ArrayList<>();
    private final List<BackupManifest.Entry> files = new ArrayList<>();
    private long copied;
    private long told;

    OnlineBackup(Path data, Path journalArchive, BackupFolder folder, Consumer<String> progress) {
        this.data = data;
        this.journalArchive = journalArchive;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Makes a backup.
     *
     * @param connection to the running cluster of the data directory
     * @throws StartupRefused when it cannot be made, with the reason
     */
    BackupManifest run(Connection connection) throws SQLException, IOException {
        requireOurs(connection);
        requireAlone(connection);
        String system = text(connection, "select system_identifier::text from pg_control_system()");
        prepare(system);
        sendLogHere(connection);
        Path fresh = folder.backups().resolve(NAME.format(Instant.now()) + ".new");
        Files.createDirectories(fresh.resolve("files"));
        progress.accept("Copying the database to " + folder.path());
        String firstLog = text(connection, "select pg_walfile_name(pg_backup_start('ovation backup', fast => true))");
        copyCluster(fresh);
        copySecrets(fresh);
        copyArchive();
        String lastLog = stop(connection, fresh);
        Instant until = Instant.now();
        progress.accept("Waiting for the log up to here");
        awaitLog(connection, lastLog);
        copyHistories();
        BackupManifest manifest = new BackupManifest(
                system, PostgresBinaries.MAJOR_VERSION, until, firstLog, lastLog, directories, files);
        manifest.write(fresh);
        BackupFolder.forceDirectories(fresh);
        BackupFolder.force(folder.log());
        BackupFolder.force(folder.archive());
        BackupFolder.force(folder.path());
        Path done = folder.backups().resolve(fresh.getFileName().toString().replace(".new", ""));
        Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
        BackupFolder.force(folder.backups());
        return manifest;
    }

    private void requireOurs(Connection connection) throws SQLException, IOException {
        if (!text(connection, "show archive_mode").equals("on")
                || !text(connection, "show archive_command").equals(LogScripts.ARCHIVE_COMMAND)) {
            throw new StartupRefused("The running server was started by an older version. Restart it, then back up.");
        }
        try (Stream<Path> tablespaces = Files.list(data.resolve("postgres/pg_tblspc"))) {
            if (tablespaces.findAny().isPresent()) {
                throw new StartupRefused("The database has tablespaces outside its directory; back it up with"
                        + " PostgreSQL's own tools.");
            }
        }
    }

    /** Until the connection is closed: what another one has begun is not to be taken for what is left of a failed one. */
    private static void requireAlone(Connection connection) throws SQLException {
        if (!text(connection, "select pg_try_advisory_lock(hashtext('ovation backup'))::text")
                .equals("true")) {
            throw new StartupRefused("Another backup of this database is under way.");
        }
    }

    private void prepare(String system) throws IOException {
        Files.createDirectories(folder.path());
        Path mark = folder.path().resolve("system");
        if (Files.exists(mark)) {
            if (!Files.readString(mark).strip().equals(system)) {
                throw new StartupRefused(folder.path() + " holds backups of another database. Name another folder.");
            }
        } else {
            try (Stream<Path> there = Files.list(folder.path())) {
                if (there.findAny().isPresent()) {
                    throw new StartupRefused(
                            folder.path() + " is not empty and holds no backups. Name another folder.");
                }
            }
            if (Files.getFileStore(folder.path()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx------"));
            }
            Files.writeString(mark, system + "\n");
        }
        Files.createDirectories(folder.backups());
        Files.createDirectories(folder.log());
        Files.createDirectories(folder.archive());
    }

    /** From now on every log file goes to this folder, the one under way at the latest after a minute. */
    private void sendLogHere(Connection connection) throws SQLException, IOException {
        Path target = data.resolve(LogScripts.TARGET);
        String wanted = folder.path().toString();
        String before = Files.exists(target) ? Files.readString(target).strip() : wanted;
        if (!before.equals(wanted)) {
            progress.accept("The log goes to " + wanted + " from now on, no longer to " + before);
        }
        Path fresh = data.resolve(LogScripts.TARGET + ".new");
        Files.writeString(fresh, wanted + "\n");
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter system set archive_timeout = '60s'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private void copyCluster(Path fresh) throws IOException {
        Path cluster = data.resolve("postgres");
        Path copy = fresh.resolve("postgres");
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path name = cluster.relativize(directory);
                if (directory.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(name.toString()));
                if (!name.toString().isEmpty()) {
                    directories.add("postgres/" + unix(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path name = cluster.relativize(file);
                if (!isLeftOut(name)) {
                    copy(file, copy.resolve(name.toString()), "postgres/" + unix(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // dropped meanwhile; the log tells
                }
                throw failed;
            }
        });
    }

    private static boolean isLeftOut(Path name) {
        String file = name.getFileName().toString();
        return (name.getNameCount() > 1
                        && ONLY_AS_DIRECTORY.contains(name.getName(0).toString()))
                || file.equals("postmaster.pid")
                || file.equals("postmaster.opts")
                || file.equals("pg_internal.init")
                || file.startsWith("backup_label")
                || file.startsWith("pgsql_tmp");
    }

    private void copySecrets(Path fresh) throws IOException {
        for (String name : SECRETS) {
            Path file = data.resolve(name);
            if (Files.exists(file)) {
                copy(file, DataDirectory.ownersOnly(fresh.resolve("files").resolve(name)), "files/" + name);
            }
        }
    }

    private void copyArchive() throws IOException {
        if (!Files.isDirectory(journalArchive)) {
            return;
        }
        try (Stream<Path> archived = Files.list(journalArchive)) {
            for (Path file : archived.sorted().toList()) {
                if (file.getFileName().toString().endsWith(".ova")) {
                    copyToArchive(file, folder);
                }
            }
        }
    }

    /**
     * Copies a file of the journal's archive, unless it is there: such a file never changes, and its own hashes guard it. One that
     * is there is never replaced.
     */
    static void copyToArchive(Path file, BackupFolder folder) throws IOException {
        Path copy = folder.archive().resolve(file.getFileName().toString());
        if (Files.exists(copy)) {
            if (Files.size(copy) != Files.size(file)) {
                throw new FileAlreadyExistsException(copy.toString());
            }
        } else {
            Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
            BackupFolder.copy(file, DataDirectory.ownersOnly(fresh), "");
            BackupFolder.force(fresh);
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            BackupFolder.force(folder.archive());
        }
    }

    private void copy(Path from, Path to, String name) throws IOException {
        BackupManifest.Entry entry;
        try {
            entry = BackupFolder.copy(from, to, name);
            BackupFolder.force(to);
        } catch (NoSuchFileException dropped) {
            return;
        }
        files.add(entry);
        copied += entry.bytes();
        if (copied - told >= BYTES_BETWEEN_LINES) {
            told = copied;
            progress.accept("  " + (copied >> 20) + " MB");
        }
    }

    /** Ends the copying; returns the log file that has its end. */
    private String stop(Connection connection, Path fresh) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            Path label = fresh.resolve("postgres/backup_label");
            Files.writeString(label, row.getString(2));
            BackupFolder.force(label);
            byte[] bytes = Files.readAllBytes(label);
            files.add(new BackupManifest.Entry(
                    "postgres/backup_label",
                    bytes.length,
                    BackupManifest.hex(BackupManifest.sha256().digest(bytes))));
            return row.getString(1);
        }
    }

    private void awaitLog(Connection connection, String name) throws SQLException {
        Path file = folder.log().resolve(name + ".gz");
        long begin = System.nanoTime();
        while (!Files.exists(file)) {
            if (System.nanoTime() - begin > LOG_PATIENCE.toNanos()) {
                throw new StartupRefused("PostgreSQL does not hand over its log file " + name + " (last failure: "
                        + text(connection, "select coalesce(last_failed_wal, 'none') from pg_stat_archiver")
                        + "). Its reasons are in " + data.resolve("postgres.log") + "; is there room in "
                        + folder.path() + "?");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartupRefused("Interrupted while waiting for the log.");
            }
        }
    }

    /** Which log follows which after an earlier restore. */
    private void copyHistories() throws IOException {
        try (Stream<Path> log = Files.list(data.resolve("postgres/pg_wal"))) {
            for (Path file : log.toList()) {
                if (file.getFileName().toString().endsWith(".history")) {
                    folder.addLog(file);
                }
            }
        }
    }

    private static String unix(Path name) {
        return name.toString().replace('\\', '/');
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
