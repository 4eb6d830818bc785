package io.ovation.server.wiring;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once for this user and version: into the cache directory of the user, or into the data
 * directory when there is no other place.
 */
final class PostgresBinaries {
    /** The version of the format that data directories have. */
    static final int MAJOR_VERSION = 18;

    private PostgresBinaries() {}

    /** The directory that holds bin, lib and share. */
    static Path unpacked(Path data, Consumer<String> progress) {
        String name = "postgresql-" + version() + "-" + machine();
        Path preferred = cache().resolve(name);
        if (isComplete(preferred)) {
            return preferred;
        }
        Path own = data.resolve(name);
        if (isComplete(own)) {
            return own;
        }
        progress.accept("Unpacking PostgreSQL " + MAJOR_VERSION);
        try {
            return unpack(preferred);
        } catch (IOException noCache) {
            try {
                return unpack(own);
            } catch (IOException e) {
                throw DataDirectory.unusable(data, e);
            }
        }
    }

    private static boolean isComplete(Path directory) {
        return Files.isExecutable(directory.resolve("bin/postgres"));
    }

    private static Path unpack(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), target.getFileName() + ".");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            DataDirectory.delete(fresh);
            if (!isComplete(target)) {
                throw e;
            }
        }
        return target;
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.addAll(PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("ovation");
    }

    /** Tells archives of different versions apart without reading them. */
    private static String version() {
        URL archive = PostgresBinaries.class
                .getClassLoader()
                .getResource("postgres-" + system().toLowerCase(Locale.ROOT) + "-" + machine() + ".txz");
        try {
            return MAJOR_VERSION
                    + (archive == null
                            ? ""
                            : "-" + Long.toHexString(archive.openConnection().getContentLengthLong()));
        } catch (IOException e) {
            return Integer.toString(MAJOR_VERSION);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return "Linux";
        }
        if (name.startsWith("mac")) {
            return "Darwin";
        }
        throw new StartupRefused("The embedded PostgreSQL runs on Linux and macOS, not on "
                + System.getProperty("os.name") + ". Set OVATION_DATABASE_URL to a PostgreSQL 15 to 18 of your own.");
    }

    private static String machine() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default ->
                throw new StartupRefused("There is no embedded PostgreSQL for " + name
                        + ". Set OVATION_DATABASE_URL to a PostgreSQL 15 to 18 of your own.");
        };
    }
}
