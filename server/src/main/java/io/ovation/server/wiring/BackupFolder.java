package io.ovation.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that backups of one cluster go to.
 *
 * <pre>
 * system        identifier of the cluster
 * backups/      one folder a backup, named by its time: MANIFEST, postgres/, files/ (secrets)
 * log/          PostgreSQL's log files since the first backup, packed
 * archive/      files that old parts of the journal went to
 * </pre>
 */
record BackupFolder(Path path) {

    private static final int LOGS_A_FILE_NUMBER = 0x100;

    /** One backup in it. */
    record Backup(Path folder, BackupManifest manifest) {
        /** What people call it. */
        String name() {
            return folder.getFileName().toString();
        }

        /** Which line of history it belongs to: each restore to a moment begins a new, higher one. */
        String timeline() {
            return manifest.firstLog().substring(0, 8);
        }
    }

    Path backups() {
        return path.resolve("backups");
    }

    Path log() {
        return path.resolve("log");
    }

    Path archive() {
        return path.resolve("archive");
    }

    /** All whole backups, oldest first. */
    List<Backup> all() throws IOException {
        List<Backup> found = new ArrayList<>();
        if (!Files.isDirectory(backups())) {
            return found;
        }
        try (Stream<Path> folders = Files.list(backups())) {
            for (Path each : folders.sorted().toList()) {
                if (!each.getFileName().toString().endsWith(".new")) {
                    BackupManifest.read(each).ifPresent(manifest -> found.add(new Backup(each, manifest)));
                }
            }
        }
        found.sort(Comparator.comparing(backup -> backup.manifest().until()));
        return found;
    }

    /** Names of the log files in it, in order. */
    List<String> logFiles() throws IOException {
        try (Stream<Path> files = Files.list(log())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}\\.gz"))
                    .map(name -> name.substring(0, 24))
                    .sorted()
                    .toList();
        }
    }

    /** Whether the log has a timeline that was begun after one. */
    boolean hasTimelineAfter(String timeline) throws IOException {
        try (Stream<Path> files = Files.list(log())) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.matches("[0-9A-F]{8}\\.history\\.gz")
                            && name.substring(0, 8).compareTo(timeline) > 0);
        }
    }

    /** Reads every log file from one on to its end, so that a damaged one is found before it is needed. */
    void checkLog(String first) throws IOException {
        for (String name : logFiles()) {
            if (name.compareTo(first) < 0) {
                continue;
            }
            try (InputStream in = new GZIPInputStream(Files.newInputStream(log().resolve(name + ".gz")), 1 << 16)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException damaged) {
                throw new StartupRefused("The log file " + log().resolve(name + ".gz") + " is damaged: "
                        + DataDirectory.reason(damaged) + ". What was written after it cannot be restored from here;"
                        + " bring the file back from another copy.");
            }
        }
    }

    /** The first log file that is missing between others, from one on; null when none is. */
    @Nullable
    String gapAfter(String first) throws IOException {
        String expected = first;
        for (String name : logFiles()) {
            if (name.compareTo(first) < 0 || !name.startsWith(first.substring(0, 8))) {
                continue;
            }
            if (!name.equals(expected)) {
                return expected;
            }
            expected = next(name);
        }
        return expected.equals(first) ? first : null;
    }

    /** The name of the log file after one: 24 hexadecimal digits, of which the last 8 stay below 256 (files of 16 MB). */
    static String next(String name) {
        long high = Long.parseLong(name.substring(8, 16), 16);
        int low = Integer.parseInt(name.substring(16), 16) + 1;
        if (low == LOGS_A_FILE_NUMBER) {
            high++;
            low = 0;
        }
        return name.substring(0, 8) + String.format(java.util.Locale.ROOT, "%08X%08X", high, low);
    }

    /** Sees to it that a file, or the names in a directory, are on the disk. */
    static void force(Path path) throws IOException {
        boolean isDirectory = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, isDirectory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The same for a directory with all directories in it; the files in them were forced when they were written. */
    static void forceDirectories(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                force(each);
            }
        }
    }

    /** Packs a log file that PostgreSQL does not hand over by itself. */
    void addLog(Path file) throws IOException {
        Path copy = log().resolve(file.getFileName() + ".gz");
        if (!Files.exists(copy)) {
            Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
                Files.copy(file, out);
            }
            force(fresh);
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Drops the oldest backups beyond so many, the log that only they needed, and what is left of backups that failed before the
     * newest one was begun. Returns how many whole ones went.
     */
    int prune(int keep) throws IOException {
        List<Backup> all = all();
        if (!all.isEmpty()) {
            dropFailed(all.getLast().name());
        }
        int drop = Math.max(0, all.size() - keep);
        for (Backup backup : all.subList(0, drop)) {
            DataDirectory.delete(backup.folder());
        }
        if (drop > 0) {
            String first = firstPlace(all.subList(drop, all.size()));
            for (String name : logFiles()) {
                if (place(name).compareTo(first) < 0) {
                    Files.delete(log().resolve(name + ".gz"));
                }
            }
        }
        return drop;
    }

    private void dropFailed(String newest) throws IOException {
        try (Stream<Path> folders = Files.list(backups())) {
            for (Path each : folders.toList()) {
                String name = each.getFileName().toString();
                if (name.endsWith(".new") && name.compareTo(newest) < 0) {
                    DataDirectory.delete(each);
                }
            }
        }
    }

    /**
     * Where the log that backups need begins, whatever its timeline: after a restore to a moment a newer backup's log begins
     * before an older one's, in the place where the timelines part.
     */
    private static String firstPlace(List<Backup> backups) {
        return backups.stream()
                .map(backup -> place(backup.manifest().firstLog()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A log file's name without its timeline. */
    private static String place(String logFile) {
        return logFile.substring(8);
    }

    /** Copies a file with its SHA-256 taken on the way: from what was read, which a database may change meanwhile. */
    static BackupManifest.Entry copy(Path from, Path to, String name) throws IOException {
        MessageDigest digest = BackupManifest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
            long bytes;
            try (OutputStream out = Files.newOutputStream(to)) {
                bytes = in.transferTo(out);
            }
            return new BackupManifest.Entry(name, bytes, BackupManifest.hex(digest.digest()));
        }
    }
}
