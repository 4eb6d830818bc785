package io.ovation.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real server in a process of its own, as {@code ./ovation} starts it, on a free port. */
final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("server/target/quarkus-app/quarkus-run.jar");
    /** What {@code ./ovation} makes of a rehearsed start, and starts with. */
    private static final Path AOT_CACHE = Path.of("build/ovation.aot");

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path data;
    private final int port;
    private final long startNanos;

    private ServerProcess(Process process, Path data, int port, long startNanos) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.startNanos = startNanos;
    }

    /** Starts the server on a data directory and waits for its first answer. */
    static ServerProcess start(Path data, boolean demo) throws IOException, InterruptedException {
        return start(data, demo, Map.of());
    }

    /** The same with more in its environment. */
    static ServerProcess start(Path data, boolean demo, Map<String, String> environment)
            throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is missing: ./ovation build makes it");
        }
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Files.exists(AOT_CACHE)) {
            command.addAll(List.of("-XX:AOTCache=" + AOT_CACHE, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString(),
                demo ? "demo" : "server",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        long written = Files.exists(log) ? Files.size(log) : 0;
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OVATION_LIMITS_ENABLED", "false"); // One machine plays everybody.
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            awaitAnswer(process, port, log);
            if (demo) {
                awaitPlanted(process, log, (int) written);
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.destroy();
            throw failed;
        }
        return new ServerProcess(process, data, port, System.nanoTime() - begin);
    }

    /** From the start of the process to its first answer. */
    long startNanos() {
        return startNanos;
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The key with which the platform's own servers call. */
    String platformKey() throws IOException {
        return Files.readString(data.resolve("platform.key")).strip();
    }

    /** Processor time the server has used; PostgreSQL's is not in it. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Until the demo community is there: the server then says that it is ready. */
    private static void awaitPlanted(Process process, Path log, int from) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        while (Files.readString(log).indexOf("Ovation is ready", from) < 0) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the demo was not planted: see " + log);
            }
            Thread.sleep(20);
        }
    }

    private static void awaitAnswer(Process process, int port, Path log) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/info"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + START_PATIENCE.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new IOException("the server ended: see " + log + "\n" + Files.readString(log));
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(5);
                }
            }
        }
        throw new IOException("the server did not answer within " + START_PATIENCE.toMinutes() + " minutes: " + log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops it as Ctrl-C would, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
