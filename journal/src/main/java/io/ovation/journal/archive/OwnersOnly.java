package io.ovation.journal.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of the books are for the user alone who runs Ovation, wherever the file system knows users. */
final class OwnersOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnersOnly.class);
    private static final FileAttribute<?>[] NONE = {};

    private OwnersOnly() {}

    /** Makes a folder for its owner alone. One that is there already is closed to others; its group keeps what it may. */
    static void folder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, attributes(folder, "rwx------"));
        } else if (knowsUsers(folder)) {
            close(folder);
        }
    }

    private static void close(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.removeAll(PosixFilePermissions.fromString("------rwx"))) {
            try {
                Files.setPosixFilePermissions(folder, permissions);
            } catch (FileSystemException another) {
                LOG.warn("{} belongs to another user and is open to all: {}", folder, another.getMessage());
            }
        }
    }

    /** A new file for its owner alone, to write to. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, "rw-------"));
    }

    private static FileAttribute<?>[] attributes(Path file, String permissions) throws IOException {
        return knowsUsers(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }

    private static boolean knowsUsers(Path file) throws IOException {
        Path there = file.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root is there");
        }
        return Files.getFileStore(there).supportsFileAttributeView("posix");
    }
}
