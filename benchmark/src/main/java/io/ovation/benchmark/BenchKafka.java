package io.ovation.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Three Kafka brokers (KRaft) on this machine, each a process of its own, as a cluster would be with one machine each. */
final class BenchKafka implements AutoCloseable {

    private static final int BROKERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final int[] ports = freePorts(2 * BROKERS);
    private final List<Process> brokers = new ArrayList<>();

    BenchKafka(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        String id = Uuid.randomUuid().toString();
        for (int broker = 0; broker < BROKERS; broker++) {
            Path settings = directory.resolve("broker-" + broker + ".properties");
            Files.writeString(settings, properties(directory, broker));
            StorageTool.execute(
                    new String[] {"format", "--cluster-id", id, "--config", settings.toString()},
                    new PrintStream(PrintStream.nullOutputStream()));
            brokers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Kafka.class.getName(),
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            directory.resolve("broker-" + broker + ".out").toFile())
                    .start());
        }
        awaitAll();
    }

    /** Where it is reached. */
    String bootstrap() {
        return "127.0.0.1:" + ports[0] + ",127.0.0.1:" + ports[1] + ",127.0.0.1:" + ports[2];
    }

    private void awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            while (brokersUp(admin) < BROKERS) {
                if (System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("the brokers did not start");
                }
                Thread.sleep(100);
            }
        }
    }

    private static int brokersUp(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException notYet) {
            return 0;
        }
    }

    private String properties(Path directory, int broker) {
        return """
                process.roles=broker,controller
                node.id=%1$d
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.quorum.voters=1@127.0.0.1:%4$d,2@127.0.0.1:%5$d,3@127.0.0.1:%6$d
                log.dirs=%7$s
                auto.create.topics.enable=false
                """.formatted(
                        broker + 1,
                        ports[broker],
                        ports[BROKERS + broker],
                        ports[3],
                        ports[4],
                        ports[5],
                        directory.resolve("logs-" + broker));
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    @Override
    public void close() {
        brokers.forEach(Process::destroyForcibly);
    }
}
