package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a backup consists of: a text file, a line for each file with its SHA-256, and a last line with that of all lines before it. A
 * backup without a whole manifest is none.
 *
 * @param system identifier of the cluster
 * @param version of PostgreSQL, the number before the point
 * @param until from this moment on it can be restored: it was complete then
 * @param firstLog first log file that restoring needs
 * @param lastLog last log file that restoring needs in any case
 */
record BackupManifest(
        String system,
        int version,
        Instant until,
        String firstLog,
        String lastLog,
        List<String> directories,
        List<Entry> files) {

    /** Its name in a backup's folder. */
    static final String NAME = "MANIFEST";

    private static final String FIRST_LINE = "ovation backup 1";

    /** A file: where, relative to the backup's folder with {@code /} between names, how long, and its SHA-256 in hexadecimal. */
    record Entry(String path, long bytes, String sha256) {}

    BackupManifest {
        directories = List.copyOf(directories);
        files = List.copyOf(files);
    }

    /** Length of all files. */
    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        text.append("system ").append(system).append('\n');
        text.append("version ").append(version).append('\n');
        text.append("until ").append(until).append('\n');
        text.append("first-log ").append(firstLog).append('\n');
        text.append("last-log ").append(lastLog).append('\n');
        directories.forEach(each -> text.append("directory ").append(each).append('\n'));
        files.forEach(each -> text.append("file ")
                .append(each.sha256())
                .append(' ')
                .append(each.bytes())
                .append(' ')
                .append(each.path())
                .append('\n'));
        String sum = hex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve(NAME), text.append("end ").append(sum).append('\n'));
        BackupFolder.force(folder.resolve(NAME));
    }

    /** The manifest in a folder; empty when there is none, or it is cut off or changed. */
    static Optional<BackupManifest> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file);
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.startsWith(FIRST_LINE + "\n")) {
            return Optional.empty();
        }
        String sum = hex(sha256().digest(text.substring(0, end).getBytes(StandardCharsets.UTF_8)));
        return text.substring(end).equals("end " + sum + "\n") ? parse(text.substring(0, end)) : Optional.empty();
    }

    private static Optional<BackupManifest> parse(String text) {
        String system = "";
        int version = 0;
        Instant until = Instant.MAX;
        String firstLog = "";
        String lastLog = "";
        List<String> directories = new ArrayList<>();
        List<Entry> files = new ArrayList<>();
        try {
            for (String line : text.lines().skip(1).toList()) {
                String rest = line.substring(line.indexOf(' ') + 1);
                switch (line.substring(0, line.indexOf(' '))) {
                    case "system" -> system = rest;
                    case "version" -> version = Integer.parseInt(rest);
                    case "until" -> until = Instant.parse(rest);
                    case "first-log" -> firstLog = rest;
                    case "last-log" -> lastLog = rest;
                    case "directory" -> directories.add(rest);
                    case "file" -> {
                        String[] words = rest.split(" ", 3);
                        files.add(new Entry(words[2], Long.parseLong(words[1]), words[0]));
                    }
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (DateTimeParseException | IndexOutOfBoundsException | NumberFormatException notOurs) {
            return Optional.empty();
        }
        return Optional.of(new BackupManifest(system, version, until, firstLog, lastLog, directories, files));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
