package io.ovation.journal.kafka;

import io.ovation.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/** A real cluster of three brokers (KRaft), each a process of its own, for the whole test process. */
public final class KafkaCluster {

    private static final int BROKERS = 3;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static KafkaCluster running;

    private final Path directory;
    private final String id = Uuid.randomUuid().toString();
    private final int[] ports = freePorts(2 * BROKERS);
    private final Process[] brokers = new Process[BROKERS];

    private KafkaCluster() throws IOException {
        directory = Files.createTempDirectory("kafka");
        for (int broker = 0; broker < BROKERS; broker++) {
            Files.writeString(settings(broker), properties(broker));
            start(broker);
        }
    }

    /** The cluster, started when it is first asked for. */
    public static synchronized KafkaCluster get() {
        if (running == null) {
            try {
                KafkaCluster cluster = new KafkaCluster();
                Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
                cluster.awaitAll();
                running = cluster;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return running;
    }

    /** A name that begins the topics of one test. */
    public static String freshTopic() {
        return "test-" + NUMBER.incrementAndGet();
    }

    /** A journal on topics of its own. */
    public static Journal freshJournal() {
        return get().journal(freshTopic());
    }

    public KafkaJournal journal(String topic) {
        return new KafkaJournal(client(), topic);
    }

    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrap());
    }

    public String bootstrap() {
        return "127.0.0.1:" + ports[0] + ",127.0.0.1:" + ports[1] + ",127.0.0.1:" + ports[2];
    }

    /** The broker that leads a topic's only partition. */
    public int leaderOf(String topic) {
        return partitionOf(topic).leader().id() - 1;
    }

    private TopicPartitionInfo partitionOf(String topic) {
        try (Admin admin = Admin.create(client())) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(20, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .getFirst();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Starts a broker that was killed, and waits until it has all of a topic again. */
    public void restart(int broker, String topic) throws IOException, InterruptedException {
        start(broker);
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (partitionOf(topic).isr().size() < BROKERS) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("broker " + broker + " did not catch up");
            }
            Thread.sleep(200);
        }
    }

    /** With SIGKILL, as when the machine is gone. */
    public void kill(int broker) throws InterruptedException {
        brokers[broker].destroyForcibly();
        brokers[broker].waitFor();
    }

    private void start(int broker) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                settings(broker).toString(),
                id,
                logs(broker).toString()));
        brokers[broker] = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker-" + broker + ".out").toFile()))
                .start();
    }

    /** Waits until every broker is there. */
    void awaitAll() {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        try (Admin admin = Admin.create(client())) {
            while (nodes(admin) < BROKERS) {
                for (int broker = 0; broker < BROKERS; broker++) {
                    if (!brokers[broker].isAlive() || System.nanoTime() > deadline) {
                        throw new IllegalStateException("broker " + broker + " did not start:\n"
                                + Files.readString(directory.resolve("broker-" + broker + ".out")));
                    }
                }
                Thread.sleep(100);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int nodes(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException notYet) {
            return 0;
        }
    }

    private Path settings(int broker) {
        return directory.resolve("broker-" + broker + ".properties");
    }

    private Path logs(int broker) {
        return directory.resolve("logs-" + broker);
    }

    private String properties(int broker) {
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
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=3000
                num.network.threads=1
                num.io.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.enable=false
                """.formatted(broker + 1, ports[broker], ports[3 + broker], ports[3], ports[4], ports[5], logs(broker));
    }

    private static int[] freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void stop() {
        for (Process broker : brokers) {
            broker.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            System.err.println("could not delete " + directory + ": " + left);
        }
    }
}
