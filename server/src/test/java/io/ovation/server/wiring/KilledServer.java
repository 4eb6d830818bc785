package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server on one data directory, started, killed and started again, and asked over HTTP. */
final class KilledServer implements AutoCloseable {

    /** Servers of one database open each other's seals. */
    private static final String VAULT_KEYS = "1:" + Base64.getEncoder().encodeToString(random(32));

    private static final Path JAR =
            Path.of(System.getProperty("project.root", ".."), "server", "target", "quarkus-app", "quarkus-run.jar");
    private static final long PATIENCE_SECONDS = 180;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Path log;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    private final Map<String, String> environment;
    private final List<String> before;

    KilledServer(Path directory) throws IOException {
        this(directory, Map.of(), List.of());
    }

    /** With variables of its own, behind words that start a process otherwise. */
    KilledServer(Path directory, Map<String, String> environment, List<String> before) throws IOException {
        this.environment = environment;
        this.before = before;
        Files.createDirectories(directory);
        data = directory.resolve("data");
        log = directory.resolve("server.log");
        port = freePort();
    }

    /** What was answered: 0 when nothing was. */
    record Reply(int status, JsonNode body) {

        /** A field of the answer, which has to have this status. */
        String text(int expected, String field) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return body.path(field).asText();
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    void start() throws Exception {
        Files.deleteIfExists(log);
        process = run("server");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains("Ovation is ready")) {
            assertThat(process.isAlive()).as(output()).isTrue();
            assertThat(System.nanoTime()).as(output()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws Exception {
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(output())
                .isTrue();
    }

    /** Where it listens. */
    String url() {
        return "http://localhost:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs another command on the same data, beside the server if one runs; returns its exit code. Its words are the log's. */
    int command(String... words) throws Exception {
        Files.deleteIfExists(log);
        Process command = run(words);
        assertThat(command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(output())
                .isTrue();
        return command.exitValue();
    }

    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    String platformKey() throws IOException {
        return Files.readString(data.resolve("platform.key")).strip();
    }

    Reply get(String path, String token) throws InterruptedException {
        return send(request(path, token).GET().build());
    }

    Reply post(String path, String token, String key, String body) throws InterruptedException {
        HttpRequest.Builder request = request(path, token).header("Idempotency-Key", key);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Reply put(String path, String token, String body) throws InterruptedException {
        return send(request(path, token)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    /** Status 0: killed before it answered, so nobody knows. */
    private Reply send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()));
        } catch (IOException died) {
            return new Reply(0, JSON.createObjectNode());
        }
    }

    /** What is not JSON (an answer of the HTTP layer itself) is shown as a text. */
    private static JsonNode json(String body) throws IOException {
        return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.valueToTree(body);
    }

    private Process run(String... command) throws IOException {
        assertThat(JAR)
                .as("the packaged server: run the tests with verify, or package first")
                .exists();
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString()));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("OVATION_VAULT_KEYS", VAULT_KEYS);
        builder.environment().putAll(environment);
        builder.environment().put("OVATION_LIMITS_ENABLED", "false");
        builder.environment().put("OVATION_DATA", data.toString());
        builder.environment().put("OVATION_PORT", Integer.toString(port));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        if (process != null) {
            // In a namespace of its own the server is a child of the process that was started, which passes no signal
            // on.
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
