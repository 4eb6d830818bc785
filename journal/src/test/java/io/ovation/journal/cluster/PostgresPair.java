package io.ovation.journal.cluster;

import io.ovation.journal.postgres.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL primary and its synchronous standby, both real processes: what docs/operating/high-availability.md describes. The
 * standby begins as a copy that is made over SQL, because pg_basebackup is not among the embedded programs.
 */
final class PostgresPair implements AutoCloseable {

    private final EmbeddedPostgres primary;
    private final Path directory;
    private final Path bin;
    private final int standbyPort;
    private boolean isStandbyRunning;

    PostgresPair(Path directory) throws Exception {
        this.directory = directory;
        this.primary = startPrimary();
        this.bin = Path.of(ProcessHandle.of(postmaster("primary"))
                        .flatMap(process -> process.info().command())
                        .orElseThrow())
                .getParent();
        this.standbyPort = freePort();
        copyPrimary();
        pgCtl(
                "standby",
                "start",
                "-w",
                "-t",
                "60",
                "-l",
                directory.resolve("standby.log").toString(),
                "-o",
                "-p " + standbyPort + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        isStandbyRunning = true;
        execute(primary.getPort(), "alter system set synchronous_standby_names = 'standby1'");
        execute(primary.getPort(), "select pg_reload_conf()");
        await(primary.getPort(), "select count(*) from pg_stat_replication where sync_state = 'sync'");
    }

    /** Leads to whichever of the two is primary. */
    PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(
                "jdbc:postgresql://127.0.0.1:" + primary.getPort() + ",127.0.0.1:" + standbyPort
                        + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2&socketTimeout=10");
        return source;
    }

    /** The postmaster and all its processes, with SIGKILL. */
    void killPrimary() throws Exception {
        List<ProcessHandle> processes = new ArrayList<>();
        ProcessHandle.of(postmaster("primary")).ifPresent(process -> {
            processes.add(process);
            process.descendants().forEach(processes::add);
        });
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) {
            process.onExit().get();
        }
    }

    void promoteStandby() throws Exception {
        execute(standbyPort, "select pg_promote(true, 60)");
        // The other one is gone: without this every commit of the new primary would wait for it.
        execute(standbyPort, "alter system set synchronous_standby_names = ''");
        execute(standbyPort, "select pg_reload_conf()");
    }

    /** What must never happen: the old primary comes back as one, on its old port. */
    void startOldPrimary() throws Exception {
        Files.deleteIfExists(directory.resolve("primary").resolve("postmaster.pid"));
        pgCtl(
                "primary",
                "start",
                "-w",
                "-t",
                "60",
                "-l",
                directory.resolve("old.log").toString(),
                "-o",
                "-p " + primary.getPort()
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c synchronous_standby_names=");
    }

    void stopStandby() throws Exception {
        isStandbyRunning = false;
        pgCtl("standby", "stop", "-m", "immediate", "-w");
    }

    private EmbeddedPostgres startPrimary() throws IOException {
        return TestDatabase.durable(EmbeddedPostgres.builder())
                .setServerConfig("wal_level", "replica")
                .setServerConfig("wal_keep_size", "1GB")
                .setDataDirectory(directory.resolve("primary"))
                .setCleanDataDirectory(false)
                .start();
    }

    private long postmaster(String name) throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve(name).resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }

    private void copyPrimary() throws Exception {
        Path from = directory.resolve("primary");
        Path to = directory.resolve("standby");
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(from, to);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(to.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort()
                        + " user=postgres application_name=standby1'\n"
                        + "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\nmax_connections = 100\n",
                StandardOpenOption.APPEND);
    }

    /** Everything but what belongs to the running process and the log, which the standby fetches. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(
                        to.resolve(from.relativize(folder)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path name = from.relativize(file);
                if (!name.startsWith("pg_wal")
                        && !name.startsWith("postmaster.pid")
                        && !name.startsWith("postmaster.opts")) {
                    Files.copy(file, to.resolve(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void pgCtl(String name, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                bin.resolve("pg_ctl").toString(), "-D", directory.resolve(name).toString()));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(directory, "pg_ctl", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + Files.readString(output));
        }
    }

    private static void execute(int port, String sql) throws Exception {
        try (Connection connection = at(port).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(int port, String count) throws Exception {
        for (int i = 0; i < 600 && TestDatabase.number(at(port), count) == 0; i++) {
            Thread.sleep(100);
        }
        if (TestDatabase.number(at(port), count) == 0) {
            throw new IllegalStateException("never true: " + count);
        }
    }

    private static PGSimpleDataSource at(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
        return source;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        if (isStandbyRunning) {
            stopStandby();
        }
        try {
            pgCtl("primary", "stop", "-m", "immediate", "-w");
        } catch (IllegalStateException notRunning) {
            // killed, and not started again
        }
        primary.close();
    }
}
