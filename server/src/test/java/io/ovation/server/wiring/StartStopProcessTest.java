package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of the packaged server: what they say when they cannot start, and what survives a kill. */
@Tag("slow")
class StartStopProcessTest {
    private static final Path JAR =
            Path.of(System.getProperty("project.root", ".."), "server", "target", "quarkus-app", "quarkus-run.jar");
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path scratch;

    private final List<ServerProcess> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        for (ServerProcess server : started) {
            server.stop();
        }
    }

    @Test
    void a_path_that_is_a_file_and_one_below_it_are_refused_in_one_line() throws Exception {
        Path file = Files.createFile(scratch.resolve("file"));
        assertThat(refusal(file)).contains(file.toString(), "is a file", "OVATION_DATA");
        assertThat(refusal(file.resolve("below"))).contains("cannot be used", "OVATION_DATA");
    }

    @Test
    void a_port_that_is_no_port_is_refused_in_one_line() throws Exception {
        ServerProcess server = start(scratch.resolve("data"), 0, Map.of("OVATION_PORT", "eighty"));
        assertThat(server.refusal()).contains("OVATION_PORT", "eighty", "1 to 65535");
    }

    @Test
    void a_taken_port_is_refused_in_one_line() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            ServerProcess server = start(scratch.resolve("data"), other.getLocalPort(), Map.of());
            assertThat(server.refusal()).contains("Port " + other.getLocalPort(), "OVATION_PORT");
        }
    }

    @Test
    void one_life_of_the_data_from_first_start_over_a_kill_to_a_newer_version() throws Exception {
        Path data = scratch.resolve("data");
        ServerProcess first = start(data, freePort(), Map.of());
        first.awaitReady();
        assertThat(get(first.port(), "/v1/info")).contains("\"sandbox\":true");
        assertThat(get(first.port(), "/q/health/ready")).contains("UP");
        for (String secret : List.of("platform.key", "token.secret", "postgres.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(data.resolve("platform.key"))).startsWith("sk_test_");
        assertSettings(data);

        ServerProcess second = start(data, freePort(), Map.of());
        assertThat(second.refusal()).contains("already running", "process " + first.pid(), "port " + first.port());

        first.kill();
        ServerProcess third = start(data, freePort(), Map.of());
        third.awaitReady();
        assertThat(third.output()).contains("left behind");
        assertThat(get(third.port(), "/v1/info")).contains("Ovation");
        third.stop();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        pretendNewerVersion(data);
        ServerProcess old = start(data, freePort(), Map.of());
        assertThat(old.refusal()).contains("newer version", data.toString());
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private String refusal(Path data) throws Exception {
        return start(data, freePort(), Map.of()).refusal();
    }

    private ServerProcess start(Path data, int port, Map<String, String> environment) throws IOException {
        ServerProcess server = ServerProcess.start(JAR, data, port, environment, scratch);
        started.add(server);
        return server;
    }

    private static void assertSettings(Path data) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        LocalPostgres.runningUrl(data).orElseThrow());
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = statement.executeQuery("SHOW " + setting);
                row.next();
                assertThat(row.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    private static void pretendNewerVersion(Path data) throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(data, line -> {});
                Connection connection = DriverManager.getConnection(postgres.urlWithCredentials());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    SELECT max(installed_rank) + 1, '99999', 'of tomorrow', 'SQL', 'V99999__of_tomorrow.sql', 1, 'ovation', 1, true
                    FROM flyway_schema_history""");
        }
    }

    private static String get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A server process of its own. */
    private record ServerProcess(Process process, int port, Path log) {
        static ServerProcess start(Path jar, Path data, int port, Map<String, String> environment, Path scratch)
                throws IOException {
            assertThat(jar)
                    .as("the packaged server: run the tests with verify, or package first")
                    .exists();
            Path log = Files.createTempFile(scratch, "server", ".log");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-jar",
                    jar.toString(),
                    "server");
            builder.environment().put("OVATION_DATA", data.toString());
            builder.environment().put("OVATION_PORT", Integer.toString(port));
            builder.environment().putAll(environment);
            return new ServerProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    port,
                    log);
        }

        long pid() {
            return process.pid();
        }

        String output() throws IOException {
            return Files.readString(log);
        }

        void awaitReady() throws Exception {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!output().contains("Ovation is ready")) {
                assertThat(process.isAlive()).as(output()).isTrue();
                assertThat(System.nanoTime()).as(output()).isLessThan(end);
                Thread.sleep(50);
            }
        }

        /** The one line of a start that ends with exit code 1. */
        String refusal() throws Exception {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
            assertThat(process.exitValue()).as(output()).isEqualTo(1);
            List<String> lines = output().lines().toList();
            assertThat(lines).as(output()).hasSize(1);
            return lines.getFirst();
        }

        void kill() throws Exception {
            process.destroyForcibly().waitFor();
        }

        void stop() throws Exception {
            process.destroy();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
