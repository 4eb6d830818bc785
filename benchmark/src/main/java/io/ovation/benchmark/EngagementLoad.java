package io.ovation.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.PGConnection;

/**
 * Events a second through the whole intake: JSON over HTTP and from Kafka, told apart by id, counted in the facts, durable before the answer. Beside it the raw limit: COPY of
 * the same bytes into a table without an index. At the end the facts are compared with what was sent.
 */
final class EngagementLoad implements Scenario {

    private static final int SENDERS = 8;
    private static final int BATCH = 10_000;
    private static final int CREATORS = 1_000;
    private static final int KAFKA_PARTITIONS = 6;
    private static final String TOPIC = "engagement";
    private static final String PLACES = "SELECT coalesce(sum(next_offset), 0) FROM engagement_offset";
    private static final Pattern COUNTED = Pattern.compile("\"counted\":(\\d+),\"duplicates\":(\\d+)");

    private final boolean isFromKafka;

    /** Over HTTP, or from Kafka. */
    EngagementLoad(boolean isFromKafka) {
        this.isFromKafka = isFromKafka;
    }

    @Override
    public String name() {
        return isFromKafka ? "engagement-kafka" : "engagement";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        if (isFromKafka) {
            fromKafka(bench, report);
        } else {
            copy(bench, report);
            overHttp(bench, report);
        }
    }

    /** The raw limit: the same bytes by COPY, a line an event, committed as often as the intake commits. */
    private static void copy(Bench bench, Report report) throws SQLException, IOException {
        try (Connection connection = bench.postgres().fresh().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE raw (event text)");
            EngagementEvents events = new EngagementEvents("copy", 1);
            List<byte[]> parts = new ArrayList<>();
            long bytes = 0;
            for (int part = 0; part < 20; part++) {
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < 2 * BATCH; i++) {
                    lines.append(new String(events.one(), StandardCharsets.US_ASCII))
                            .append('\n');
                }
                byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
                bytes += text.length;
                parts.add(text);
            }
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            long begin = System.nanoTime();
            for (byte[] part : parts) {
                copying.copyIn("COPY raw FROM STDIN", new ByteArrayInputStream(part), 1 << 16);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long count = 20L * 2 * BATCH;
            report.line(
                    "Raw COPY of the same events",
                    Report.count(count / seconds) + " events a second",
                    Report.count((double) bytes / count) + " bytes of JSON each, " + 2 * BATCH
                            + " a commit, one connection, no index, nothing read or counted");
        }
    }

    private static void overHttp(Bench bench, Report report) throws Exception {
        String database = bench.postgres().freshUrl();
        try (ServerProcess server = ServerProcess.start(
                bench.directory().resolve("engagement"), false, Map.of("OVATION_DATABASE_URL", database))) {
            plantVideos(database);
            Senders senders = new Senders(server);
            report.progress("warming up");
            senders.run(2 * bench.seconds());
            int rounds = Math.max(3, bench.longSeconds() / bench.seconds());
            double[] rates = new double[rounds];
            long serverTime = server.processorTime().toNanos();
            long senderTime = ownTime();
            long postgresTime = bench.postgres().processorTime().nanos() - senderTime;
            long counted = senders.counted.get();
            for (int round = 0; round < rounds; round++) {
                rates[round] = senders.run(bench.seconds());
                report.progress(Report.count(rates[round]) + " events/s");
            }
            serverTime = server.processorTime().toNanos() - serverTime;
            postgresTime = bench.postgres().processorTime().nanos() - ownTime() - postgresTime;
            senderTime = ownTime() - senderTime;
            counted = senders.counted.get() - counted;
            double[] sorted = rates.clone();
            Arrays.sort(sorted);
            report.line(
                    "Engagement over HTTP",
                    Report.count(sorted[rounds / 2]) + " events a second",
                    "median of " + rounds + " rounds of " + bench.seconds() + " s one after the other, first "
                            + Report.count(rates[0]) + ", last " + Report.count(rates[rounds - 1]) + "; " + SENDERS
                            + " senders, batches of " + BATCH + ", " + Report.count(EngagementEvents.VIDEOS)
                            + " videos by Zipf's law; answered when durable, longest answer "
                            + Report.millis(senders.longestNanos.get()) + "; processor time an event: server "
                            + Report.micros((double) serverTime / counted) + ", PostgreSQL "
                            + Report.micros((double) postgresTime / counted) + ", and of the senders, which share the"
                            + " machine, " + Report.micros((double) senderTime / counted));
            compare(report, database, senders.distinct(), senders.counted.get(), "over HTTP");
            report.line(
                    "Rows of facts",
                    Report.count(number(database, "SELECT count(*) FROM video_day_fact")),
                    size(database));
        }
    }

    private static void fromKafka(Bench bench, Report report) throws Exception {
        String database = bench.postgres().freshUrl();
        EngagementEvents events = new EngagementEvents("kafka", 9);
        try (BenchKafka kafka = new BenchKafka(bench.directory().resolve("engagement-kafka"))) {
            long count = 50_000L * bench.longSeconds();
            report.progress("writing " + Report.count(count) + " records");
            fill(kafka, events, count);
            try (ServerProcess server = ServerProcess.start(
                    bench.directory().resolve("engagement-from-kafka"),
                    false,
                    Map.of("OVATION_DATABASE_URL", database))) {
                plantVideos(database);
                server.port();
            }
            long begin;
            long end;
            long postgresTime = bench.postgres().processorTime().nanos() - ownTime();
            try (ServerProcess server = ServerProcess.start(
                    bench.directory().resolve("engagement-from-kafka"),
                    false,
                    Map.of(
                            "OVATION_DATABASE_URL", database,
                            "OVATION_ENGAGEMENT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap(),
                            "OVATION_ENGAGEMENT_KAFKA_TOPIC", TOPIC))) {
                begin = awaitPlace(database, 1);
                long first = number(database, PLACES);
                end = awaitPlace(database, count);
                postgresTime = bench.postgres().processorTime().nanos() - ownTime() - postgresTime;
                report.line(
                        "Engagement from Kafka",
                        Report.count((count - first) / ((end - begin) / 1e9)) + " events a second",
                        Report.count(count) + " records in " + KAFKA_PARTITIONS
                                + " partitions, one event each, from the first commit to the last; processor time an"
                                + " event: server (with its start) "
                                + Report.micros((double) server.processorTime().toNanos() / count) + ", PostgreSQL "
                                + Report.micros((double) postgresTime / count)
                                + "; three brokers share the machine");
            }
            compare(report, database, events.distinct(), events.distinct(), "from Kafka");
        }
    }

    /** Processor time of this process, which sends. */
    private static long ownTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static long awaitPlace(String database, long place) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (number(database, PLACES) < place) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the topic was not read in time");
            }
            Thread.sleep(50);
        }
        return System.nanoTime();
    }

    private static void fill(BenchKafka kafka, EngagementEvents events, long count)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(KAFKA_PARTITIONS), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrap());
        settings.put("linger.ms", "20");
        settings.put("batch.size", "262144");
        settings.put("compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(TOPIC, (int) (i % KAFKA_PARTITIONS), null, events.one()));
            }
            producer.flush();
        }
    }

    /** What the facts add up to against what was sent: the proof that nothing was lost and nothing came twice. */
    private static void compare(Report report, String database, long distinct, long counted, String how)
            throws SQLException {
        long events = number(database, "SELECT sum(views + likes + comments + shares) FROM video_day_fact");
        long keys = number(database, "SELECT sum(octet_length(keys)) / 16 FROM engagement_seen");
        long qualified = number(database, "SELECT sum(qualified_views) FROM video_day_fact");
        long watches = keys - 2 * qualified - events;
        boolean holds = counted == distinct && events + watches == distinct;
        report.line(
                "Facts against what was sent " + how,
                holds ? "equal" : "NOT EQUAL",
                String.format(
                        Locale.ROOT,
                        "%,d different events sent, %,d told as counted, %,d fingerprints of events, %,d in the facts beside"
                                + " %,d that only add watch time",
                        distinct,
                        counted,
                        keys - 2 * qualified,
                        events,
                        watches));
        if (!holds) {
            throw new IllegalStateException("facts and events differ " + how);
        }
    }

    private static void plantVideos(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO users (number, external_id, name, handle, avatar_seed, market, followers, account_type, staff_roles)
                    SELECT 9000000000 + n, 'creator-' || n, 'Creator ' || n, 'creator' || n, 'c', 'US', 20000, 'personal', ''
                    FROM generate_series(1, %d) n""".formatted(CREATORS));
            statement.execute("""
                    INSERT INTO video (number, external_id, creator, title, length_seconds, created_at, published_at)
                    SELECT 8000000000 + n, 'bench-' || n, 9000000001 + n %% %d, 'Video', 75, now(), now()
                    FROM generate_series(0, %d) n""".formatted(CREATORS, EngagementEvents.VIDEOS - 1));
            statement.execute("ANALYZE video");
        }
    }

    private static long number(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String size(String database) throws SQLException {
        long facts = number(database, "SELECT pg_total_relation_size('video_day_fact')");
        long keys = number(
                database,
                "SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits WHERE inhparent = 'engagement_seen'::regclass");
        return String.format(
                Locale.ROOT, "%.0f MB; fingerprints %.0f MB until the day closes", facts / 1e6, keys / 1e6);
    }

    /** Platforms' servers that each send a batch when the one before was answered. */
    private static final class Senders {
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final URI target;
        private final String key;
        private final List<EngagementEvents> events = new ArrayList<>();
        private final AtomicLong counted = new AtomicLong();
        private final AtomicLong received = new AtomicLong();
        private final AtomicLong longestNanos = new AtomicLong();

        Senders(ServerProcess server) throws IOException {
            target = server.uri("/v1/engagement");
            key = server.platformKey();
            for (int sender = 0; sender < SENDERS; sender++) {
                events.add(new EngagementEvents("s" + sender, sender));
            }
        }

        long distinct() {
            return events.stream().mapToLong(EngagementEvents::distinct).sum();
        }

        /** Events a second that were taken, repeated ones too. */
        double run(int seconds) throws InterruptedException {
            long before = received.get();
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            List<Thread> threads = new ArrayList<>();
            AtomicLong failed = new AtomicLong();
            for (EngagementEvents each : events) {
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        while (System.nanoTime() < end) {
                            send(each.batch(BATCH));
                        }
                    } catch (Exception fault) {
                        failed.incrementAndGet();
                        fault.printStackTrace();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (failed.get() > 0) {
                throw new IllegalStateException("a sender failed");
            }
            return (received.get() - before) / ((System.nanoTime() - begin) / 1e9);
        }

        private void send(byte[] batch) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
                    .build();
            long sent = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            longestNanos.accumulateAndGet(System.nanoTime() - sent, Math::max);
            Matcher matcher = COUNTED.matcher(answer.body());
            if (answer.statusCode() != 200 || !matcher.find()) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            counted.addAndGet(Long.parseLong(matcher.group(1)));
            received.addAndGet(BATCH);
            long all = Long.parseLong(matcher.group(1)) + Long.parseLong(matcher.group(2));
            if (all != BATCH) {
                throw new IllegalStateException("not all were taken: " + answer.body());
            }
        }
    }
}
