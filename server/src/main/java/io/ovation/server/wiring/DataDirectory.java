package io.ovation.server.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory with everything this installation keeps: the embedded database, its password, the secret that signs
 * tokens, the platform key. One process at a time may run on it; files with secrets can be read by their owner only.
 */
final class DataDirectory implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the directory for this process, making it if need be.
     *
     * @param port what the next one who comes is told
     * @throws StartupRefused when it cannot be used or another process has it
     */
    static DataDirectory take(Path directory, int port) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            ownersFolder(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("ovation.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                String holder = read(channel);
                channel.close();
                throw new StartupRefused("Ovation is already running on " + path
                        + (holder.isEmpty() ? "" : " (" + holder + ")")
                        + ". Stop it first, or set OVATION_DATA to another directory.");
            }
            String holder = "process " + ProcessHandle.current().pid() + ", port " + port;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new DataDirectory(path, channel, lock);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** What a running process wrote about itself, for commands that use its database; null when none runs. */
    static @Nullable String runningOn(Path directory) {
        Path file = directory.toAbsolutePath().normalize().resolve("ovation.lock");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                return read(channel);
            }
            lock.release();
            return null;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** The directory. */
    Path path() {
        return path;
    }

    /** A secret kept in a file of its own: read, or made now. */
    String secret(String name, Supplier<String> maker) {
        return secret(path, name, maker);
    }

    /** Replaces a secret by another one, which all instances of a database have in common. */
    void keepSecret(String name, String secret) {
        if (!secret.equals(secret(name, () -> secret))) {
            try {
                Files.delete(path.resolve(name));
            } catch (IOException e) {
                throw unusable(path, e);
            }
            secret(name, () -> secret);
        }
    }

    /** The same for a directory that this process has not taken. */
    static String secret(Path directory, String name, Supplier<String> maker) {
        Path file = directory.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String secret = maker.get();
            Path fresh = directory.resolve(name + ".new");
            Files.writeString(ownersOnly(fresh), secret + "\n");
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** A new file, still empty, that its owner alone can read. */
    static Path ownersOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (supportsPermissions(Objects.requireNonNull(file.toAbsolutePath().getParent()))) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        return file;
    }

    /** Makes a folder that its owner alone can enter; one that is there already stays as whoever made it wants it. */
    static void ownersFolder(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        if (Files.exists(there)) {
            return;
        }
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root is there");
        }
        if (supportsPermissions(there)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Random text of this many bytes in URL-safe Base64. */
    static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes));
    }

    /** Random bytes in plain Base64. */
    static String randomBase64(int bytes) {
        return Base64.getEncoder().encodeToString(randomBytes(bytes));
    }

    /** A word kept in a file, null when there is none. */
    @Nullable
    String note(String name) {
        try {
            Path file = path.resolve(name);
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Keeps a word in a file. */
    void note(String name, String word) {
        try {
            Files.writeString(path.resolve(name), word + "\n");
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Deletes everything that Ovation made here except the lock. */
    void empty() {
        for (String name : new String[] {
            "postgres",
            "postgres.new",
            "postgres.log",
            "postgres.password",
            "token.secret",
            "platform.key",
            "vault.keys",
            "demo.state",
            "archive",
            LogScripts.TARGET,
            "log-archive.sh",
            "log-restore.sh"
        }) {
            delete(path.resolve(name));
        }
    }

    /** Deletes a file or a directory with all that is in it, if it is there. */
    static void delete(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> all = Files.walk(target)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new StartupRefused("Cannot delete " + target + ": " + reason(e) + ". Delete it by hand.");
        }
    }

    /** Gives the directory back. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StartupRefused("Cannot release the lock of " + path + ": " + reason(e));
        }
    }

    static StartupRefused unusable(Path directory, IOException cause) {
        Path path = directory.toAbsolutePath().normalize();
        if (Files.isRegularFile(path)) {
            return new StartupRefused("The data directory " + path
                    + " is a file. Set OVATION_DATA to a directory, or move that file away.");
        }
        return new StartupRefused("The data directory " + path + " cannot be used: " + reason(cause)
                + ". Make it writable for this user, or set OVATION_DATA to another directory.");
    }

    static String reason(IOException cause) {
        return switch (cause) {
            case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile();
            case java.nio.file.FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
            case java.nio.file.NoSuchFileException missing -> missing.getFile() + " does not exist";
            case java.nio.file.FileSystemException other
            when other.getReason() != null -> other.getReason() + " (" + other.getFile() + ")";
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static boolean supportsPermissions(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix");
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }
}
