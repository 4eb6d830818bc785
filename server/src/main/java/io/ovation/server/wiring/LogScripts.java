package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The two small scripts through which PostgreSQL hands its log files to a backup and takes them back. They run in the cluster's
 * directory, beside which they lie, and find out there what they are to do: {@value #TARGET} names the backup that the log goes to
 * (without it a log file is let go), {@value #SOURCE} the one that it comes from.
 */
final class LogScripts {
    /** PostgreSQL's setting {@code archive_command}. */
    static final String ARCHIVE_COMMAND = "sh ../log-archive.sh %p %f";

    /** PostgreSQL's setting {@code restore_command}. */
    static final String RESTORE_COMMAND = "sh ../log-restore.sh %f %p";

    /** The file that names the folder that log files go to. */
    static final String TARGET = "backup.target";

    /** The file that names the folder that log files come from. */
    static final String SOURCE = "restore.source";

    /** The file that names a second folder that log files come from, as they lie in a cluster. */
    static final String SECOND_SOURCE = "restore.second";

    private static final String ARCHIVE = """
            # Called by PostgreSQL with each full log file: its path and its name. It is let go when this ends with 0.
            set -eu
            umask 077
            [ -f ../backup.target ] || exit 0
            IFS= read -r target < ../backup.target
            copy="$target/log/$2.gz"
            if [ -f "$copy" ]; then
                gzip -dc "$copy" | cmp -s - "$1" && exit 0
                echo "$copy is there already and is another log file" >&2
                exit 1
            fi
            gzip -1c "$1" > "$copy.new"
            sync "$copy.new" 2>/dev/null || sync
            mv "$copy.new" "$copy"
            """;

    private static final String RESTORE = """
            # Called by PostgreSQL for each log file it wants: its name, and where to put it.
            set -eu
            IFS= read -r source < ../restore.source
            if [ -f "$source/$1.gz" ]; then
                gzip -dc "$source/$1.gz" > "$2"
                exit 0
            fi
            if [ -f ../restore.second ]; then
                IFS= read -r second < ../restore.second
                if [ -f "$second/$1" ]; then
                    cp "$second/$1" "$2"
                    exit 0
                fi
            fi
            exit 1
            """;

    private LogScripts() {}

    /** Puts them into a data directory. */
    static void write(Path data) throws IOException {
        write(data.resolve("log-archive.sh"), ARCHIVE);
        write(data.resolve("log-restore.sh"), RESTORE);
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
