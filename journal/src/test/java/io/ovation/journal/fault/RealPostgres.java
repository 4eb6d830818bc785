package io.ovation.journal.fault;

import io.ovation.journal.postgres.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server whose processes the test owns: started, killed, frozen and started again at will, on a disk of limited size if
 * wanted. As durable as in production.
 */
final class RealPostgres implements AutoCloseable {

    private static final int ATTEMPTS_TO_CONNECT = 300;

    private final Path binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> prefix = new ArrayList<>();
    private Process server;
    private Process disk;

    private RealPostgres(Path directory) throws IOException {
        this.binaries =
                Path.of(TestDatabase.text(TestDatabase.empty(), "select setting from pg_config where name = 'BINDIR'"));
        this.data = directory.resolve("data");
        this.log = directory.resolve("postgres.log");
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** A server in a directory. */
    static RealPostgres start(Path directory) throws Exception {
        RealPostgres postgres = new RealPostgres(directory);
        postgres.initialise();
        return postgres;
    }

    /** A server on a disk in memory of so many megabytes, which nobody else sees; needs root and Linux. */
    static RealPostgres startOnDisk(Path directory, int megabytes) throws Exception {
        RealPostgres postgres = new RealPostgres(directory);
        Path mount = Files.createDirectory(postgres.data);
        postgres.disk = new ProcessBuilder(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + megabytes + "m,mode=0700 tmpfs " + mount
                                + " && echo mounted && exec sleep 600")
                .start();
        byte[] mounted = postgres.disk.getInputStream().readNBytes(7);
        if (mounted.length < 7) {
            throw new IllegalStateException("no disk could be mounted");
        }
        postgres.prefix.addAll(List.of("nsenter", "-m", "-t", String.valueOf(postgres.disk.pid()), "--"));
        postgres.initialise();
        return postgres;
    }

    /** Whether this machine lets a test mount a disk for itself. */
    static boolean canMount() throws Exception {
        try {
            Process attempt = new ProcessBuilder(
                            "unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt && nsenter --version")
                    .redirectErrorStream(true)
                    .start();
            attempt.getInputStream().readAllBytes();
            return attempt.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private void initialise() throws Exception {
        Process initdb =
                run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        if (initdb.waitFor() != 0) {
            throw new IllegalStateException("initdb failed:\n" + Files.readString(log));
        }
        begin();
    }

    /** Starts the server again and waits until it serves. */
    void begin() throws Exception {
        server = run(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "shared_buffers=16MB",
                "-c",
                "min_wal_size=32MB",
                "-c",
                "max_wal_size=64MB");
        for (int attempt = 0; attempt < ATTEMPTS_TO_CONNECT; attempt++) {
            try (Connection connection = source().getConnection()) {
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive()) {
                    throw new IllegalStateException("PostgreSQL ended:\n" + Files.readString(log));
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("PostgreSQL does not serve:\n" + Files.readString(log));
    }

    private Process run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to be root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    int port() {
        return port;
    }

    DataSource source() {
        return source(port);
    }

    /** The server behind another port, for connections through something in between. */
    static DataSource source(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        return source;
    }

    /** Whether the postmaster lives. */
    boolean isAlive() {
        return server.isAlive();
    }

    /** SIGKILL to all its processes, as when the machine's memory runs out. */
    void kill() throws Exception {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** SIGSTOP: they hold their connections and answer nothing. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    /** SIGCONT. */
    void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String name) throws Exception {
        for (ProcessHandle process : processes()) {
            new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    private List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(server.toHandle()), server.toHandle().descendants())
                .toList();
    }

    /** Writes a file until nothing more fits on the disk. */
    void fillDisk() throws IOException {
        Path ballast = ballast();
        try (var out = Files.newOutputStream(ballast)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Gives the space back. */
    void emptyDisk() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return Path.of("/proc/" + disk.pid() + "/root" + data.resolve("ballast"));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws Exception {
        if (server != null && server.isAlive()) {
            thaw();
            kill();
        }
        if (disk != null) {
            disk.destroyForcibly().waitFor();
        }
    }
}
