package io.ovation.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    record Backup(Path folder, BackupManifest manifest) {}

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

    /** Packs a log file that PostgreSQL does not hand over by itself. */
    void addLog(Path file) throws IOException {
        Path copy = log().resolve(file.getFileName() + ".gz");
        if (!Files.exists(copy)) {
            Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
                Files.copy(file, out);
            }
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Drops the oldest backups beyond so many, and the log that only they needed. Returns how many went. */
    int prune(int keep) throws IOException {
        List<Backup> all = all();
        int drop = Math.max(0, all.size() - keep);
        for (Backup backup : all.subList(0, drop)) {
            DataDirectory.delete(backup.folder());
        }
        if (drop > 0) {
            String first = all.get(drop).manifest().firstLog();
            for (String name : logFiles()) {
                if (name.substring(8).compareTo(first.substring(8)) < 0) {
                    Files.delete(log().resolve(name + ".gz"));
                }
            }
        }
        return drop;
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
