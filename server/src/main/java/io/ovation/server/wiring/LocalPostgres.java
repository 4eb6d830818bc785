package io.ovation.server.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL: one cluster in {@code <data>/postgres}, on a free port of this machine only, with a password,
 * and with everything on that keeps a commit when the power fails. A postmaster that a killed process left behind is
 * stopped first. Started by one process at a time, the one that has taken the data directory.
 */
final class LocalPostgres implements AutoCloseable {
    private static final String USER = "ovation";
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration FIRST_SIGN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RECOVERY_PATIENCE = Duration.ofHours(48);
    private static final Duration MEANWHILE = Duration.ofSeconds(2);
    private static final long LOG_LIMIT_BYTES = 16L << 20;

    /** What differs from PostgreSQL's defaults, and must not be left to them. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // Recycled log files instead of new ones: new ones cost milliseconds at the wrong moment.
            "min_wal_size=1GB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "shared_buffers=256MB",
            "max_connections=100",
            "max_parallel_workers_per_gather=0",
            "jit=off",
            "log_checkpoints=off",
            "timezone=UTC",
            // The script does nothing until a backup has said where the log shall go.
            "archive_mode=on",
            "archive_command=" + LogScripts.ARCHIVE_COMMAND);

    private final Path bin;
    private final Path cluster;
    private final int port;
    private final String password;

    private LocalPostgres(Path bin, Path cluster, int port, String password) {
        this.bin = bin;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the cluster of a data directory, making it if need be.
     *
     * @param progress is told what takes long
     * @throws StartupRefused when it cannot be started
     */
    static LocalPostgres start(Path data, Consumer<String> progress) {
        Path bin = PostgresBinaries.unpacked(data, progress).resolve("bin");
        Path cluster = data.resolve("postgres");
        String password = password(data);
        try {
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                progress.accept("Creating the database in " + cluster);
                create(bin, data, cluster, password);
            }
            requireVersion(cluster);
            stopOrphan(bin, cluster, progress);
            for (int attempt = 1; ; attempt++) {
                LocalPostgres postgres = new LocalPostgres(bin, cluster, freePort(), password);
                postgres.launch(data, List.of());
                if (postgres.awaitReady(START_PATIENCE, () -> {})) {
                    return postgres;
                }
                if (attempt == 3) {
                    throw new StartupRefused("The embedded PostgreSQL does not start: "
                            + lastFatal(data.resolve("postgres.log")) + " (all of it in "
                            + data.resolve("postgres.log") + ").");
                }
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(data, e);
        }
    }

    /**
     * Starts a cluster that was copied from a backup, and waits as long as it replays its log.
     *
     * @param settings where the log comes from and up to when
     * @param meanwhile is run now and then
     * @throws StartupRefused when PostgreSQL gives up; its reasons are in the log of the data directory
     */
    static LocalPostgres recover(Path data, List<String> settings, Runnable meanwhile) {
        Path bin = PostgresBinaries.unpacked(data, line -> {}).resolve("bin");
        try {
            LocalPostgres postgres = new LocalPostgres(bin, data.resolve("postgres"), freePort(), password(data));
            postgres.launch(data, settings);
            if (postgres.awaitReady(RECOVERY_PATIENCE, meanwhile)) {
                return postgres;
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(data, e);
        }
        throw new StartupRefused("PostgreSQL did not take the backup: " + lastFatal(data.resolve("postgres.log"))
                + " (all of it in " + data.resolve("postgres.log") + ")");
    }

    /** The URL of the database of a cluster that another process runs now, password included; empty when none runs. */
    static Optional<String> runningUrl(Path data) {
        List<String> lines = postmasterFile(data.resolve("postgres"));
        return lines.size() > 7 && lines.get(7).startsWith("ready")
                ? Optional.of(url(Integer.parseInt(lines.get(3).strip()), password(data)))
                : Optional.empty();
    }

    /** Stops whatever a killed server left running in a data directory that this process has taken. */
    static void stopLeftBehind(Path data, Consumer<String> progress) {
        Path cluster = data.resolve("postgres");
        if (postmasterFile(cluster).isEmpty()) {
            return;
        }
        try {
            stopOrphan(PostgresBinaries.unpacked(data, progress).resolve("bin"), cluster, progress);
        } catch (IOException e) {
            throw DataDirectory.unusable(data, e);
        }
    }

    /** JDBC URL without credentials. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** JDBC URL with credentials. */
    String urlWithCredentials() {
        return url(port, password);
    }

    /** The database user. */
    String user() {
        return USER;
    }

    /** The database user's password. */
    String password() {
        return password;
    }

    /** Stops PostgreSQL and waits for it: open transactions are rolled back, everything is on disk. */
    @Override
    public void close() {
        try {
            run(bin, 60, "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-s");
        } catch (IOException e) {
            throw new StartupRefused("The embedded PostgreSQL does not stop: " + e.getMessage());
        }
    }

    private static String url(int port, String password) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER + "&password=" + password;
    }

    private static String password(Path data) {
        return DataDirectory.secret(data, "postgres.password", () -> DataDirectory.random(24));
    }

    private static void create(Path bin, Path data, Path cluster, String password) throws IOException {
        Path fresh = data.resolve("postgres.new");
        DataDirectory.delete(fresh);
        run(
                bin,
                120,
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + data.resolve("postgres.password"),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--locale=C",
                "--builtin-locale=C.UTF-8");
        if (password.isEmpty()) {
            throw new IOException("the password in " + data.resolve("postgres.password") + " is empty");
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireVersion(Path cluster) throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(PostgresBinaries.MAJOR_VERSION))) {
            throw new StartupRefused("The database in " + cluster + " is of PostgreSQL " + version
                    + ", and this Ovation brings " + PostgresBinaries.MAJOR_VERSION
                    + ". Start the version of Ovation that made it, or set OVATION_DATA to another directory.");
        }
    }

    /** Only the holder of the data directory's lock comes here, so whoever still runs the cluster has lost its parent. */
    private static void stopOrphan(Path bin, Path cluster, Consumer<String> progress) throws IOException {
        List<String> lines = postmasterFile(cluster);
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        boolean isPostgres = process.flatMap(handle -> handle.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        if (isPostgres) {
            progress.accept("Stopping the PostgreSQL that a killed server left behind");
            run(bin, 90, "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-s", "-t", "60");
        }
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private void launch(Path data, List<String> more) throws IOException {
        Path log = data.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        LogScripts.write(data);
        StringBuilder options = new StringBuilder("-p ").append(port);
        for (String setting : Stream.concat(SETTINGS.stream(), more.stream()).toList()) {
            options.append(" -c \"").append(setting).append('"');
        }
        // pg_ctl puts the server into a session of its own, so that Ctrl-C reaches only us.
        run(
                bin,
                60,
                "pg_ctl",
                "start",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-W",
                "-s",
                "-o",
                options.toString());
    }

    /** Waits until it takes commands; false when it has ended, or not in time. */
    private boolean awaitReady(Duration patience, Runnable meanwhile) {
        long begin = System.nanoTime();
        boolean seen = false;
        for (long told = begin; System.nanoTime() - begin < patience.toNanos(); pause()) {
            List<String> lines = postmasterFile(cluster);
            if (lines.size() > 7 && lines.get(7).startsWith("ready")) {
                return true;
            }
            if (lines.isEmpty() && (seen || System.nanoTime() - begin > FIRST_SIGN_PATIENCE.toNanos())) {
                return false;
            }
            seen |= !lines.isEmpty();
            if (System.nanoTime() - told > MEANWHILE.toNanos()) {
                meanwhile.run();
                told = System.nanoTime();
            }
        }
        return false;
    }

    private static String lastFatal(Path log) throws StartupRefused {
        try {
            return Files.readAllLines(log, StandardCharsets.UTF_8).reversed().stream()
                    .filter(line -> line.contains("FATAL:"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf("FATAL:") + 6).strip())
                    .orElse("without a word");
        } catch (IOException e) {
            return DataDirectory.reason(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefused("Interrupted while PostgreSQL was starting.");
        }
    }

    private static List<String> postmasterFile(Path cluster) {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs one of PostgreSQL's programs; as root inside a user namespace of its own, because they refuse root. */
    private static void run(Path bin, int seconds, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            command.addAll(List.of("/usr/bin/unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("ovation-" + program, ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + seconds + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + " failed: " + lastLine(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String lastLine(Path output) throws IOException {
        @Nullable String last = null;
        for (String line : Files.readString(output, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                last = line.strip();
            }
        }
        return last == null ? "without a word" : last;
    }
}
