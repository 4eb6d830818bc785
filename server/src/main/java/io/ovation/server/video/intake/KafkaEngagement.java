package io.ovation.server.video.intake;

import io.ovation.server.api.Problem;
import io.ovation.server.event.RelayLease;
import io.ovation.server.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events from a Kafka topic. The place in each partition is kept in SQL, in the commit that counts; Kafka's own offsets are not used, so a record is
 * counted once whatever dies. One of several instances reads, by a lease; one that has lost it without knowing finds the place moved, and counts nothing. Two polls are
 * under way at once: one is read while the other is committed.
 */
@ApplicationScoped
class KafkaEngagement {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEngagement.class);
    private static final String LEASE = "engagement-from-kafka";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);
    private static final long COMMIT_SECONDS = 60;
    private static final int MOST_RECORDS = 10_000;
    private static final int UNDER_WAY = 2;

    private final Database database;
    private final Preparation preparation;
    private final CommitLane lane;
    private final EngagementSettings.Kafka settings;
    private final RelayLease lease;
    private final Map<Integer, Long> reached = new HashMap<>();
    private volatile @Nullable Thread thread;

    @Inject
    KafkaEngagement(Database database, Preparation preparation, CommitLane lane, EngagementSettings settings) {
        this(database, preparation, lane, settings.kafka());
    }

    KafkaEngagement(Database database, Preparation preparation, CommitLane lane, EngagementSettings.Kafka settings) {
        this.database = database;
        this.preparation = preparation;
        this.lane = lane;
        this.settings = settings;
        this.lease = new RelayLease(database, LEASE);
    }

    void begin(@Observes @Priority(3_000) StartupEvent event) {
        if (settings.bootstrapServers().isPresent()) {
            start();
        }
    }

    void end(@Observes @Priority(400) ShutdownEvent event) {
        stop();
    }

    synchronized void start() {
        if (thread == null) {
            Thread fresh =
                    Thread.ofPlatform().daemon().name("engagement-from-kafka").unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
    }

    synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (lease.renew()) {
                    read();
                }
                Thread.sleep(PAUSE);
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
                break;
            } catch (RuntimeException | ExecutionException | TimeoutException fault) {
                if (thread != Thread.currentThread()) {
                    break;
                }
                LOG.warn("Engagement from Kafka waits and is read again: {}", fault.toString());
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException stopped) {
                    break;
                }
            }
        }
        try {
            lease.release();
        } catch (RuntimeException away) {
            LOG.debug("The lease on the topic ends by itself", away);
        }
    }

    /** Reads while the lease is ours; whatever fails begins again from the places in SQL. */
    private void read() throws InterruptedException, ExecutionException, TimeoutException {
        Deque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
        reached.clear();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            long renewed = System.nanoTime();
            long looked = System.nanoTime() - LOOK_FOR_PARTITIONS.toNanos();
            while (thread == Thread.currentThread() && lease.isHeld()) {
                if (System.nanoTime() - looked >= LOOK_FOR_PARTITIONS.toNanos()) {
                    takeNewPartitions(consumer);
                    looked = System.nanoTime();
                }
                if (consumer.assignment().isEmpty()) {
                    Thread.sleep(PAUSE);
                } else {
                    ConsumerRecords<byte[], byte[]> records = poll(consumer);
                    if (!records.isEmpty()) {
                        underWay.add(submit(records, stretches(consumer, records)));
                    }
                }
                while (underWay.size() >= UNDER_WAY
                        || !underWay.isEmpty() && underWay.peek().isDone()) {
                    underWay.remove().get(COMMIT_SECONDS, TimeUnit.SECONDS);
                }
                if (System.nanoTime() - renewed > PAUSE.toNanos()) {
                    lease.renew();
                    renewed = System.nanoTime();
                }
            }
        }
    }

    /** What Kafka has thrown away before it was read is lost; that is said, and the rest is read. */
    private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException gone) {
            LOG.error("Records of {} are no longer kept by Kafka and were never counted", gone.partitions());
            consumer.seekToBeginning(gone.partitions());
            return ConsumerRecords.empty();
        }
    }

    /** From where to where each partition was read; the ends of transactions take offsets too, so it is not just the records. */
    private Map<Integer, KafkaStretch.Range> stretches(
            KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        Map<Integer, KafkaStretch.Range> parts = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            long to = consumer.position(partition);
            @Nullable Long from = reached.put(partition.partition(), to);
            parts.put(
                    partition.partition(),
                    new KafkaStretch.Range(
                            from == null ? records.records(partition).getFirst().offset() : from, to));
        }
        return parts;
    }

    /** Hands what was read over; waits while too much waits already. */
    private CompletableFuture<Outcome> submit(
            ConsumerRecords<byte[], byte[]> records, Map<Integer, KafkaStretch.Range> parts)
            throws InterruptedException {
        List<Engagement> events = new ArrayList<>(records.count());
        List<KafkaStretch.Origin> origins = new ArrayList<>(records.count());
        List<KafkaStretch.Broken> broken = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            take(each, events, origins, broken);
        }
        KafkaStretch stretch = new KafkaStretch(
                settings.topic(),
                parts,
                origins.toArray(KafkaStretch.Origin[]::new),
                broken.toArray(KafkaStretch.Broken[]::new));
        Batch batch = preparation.prepare(events);
        while (true) {
            try {
                return lane.submit(batch, stretch);
            } catch (Problem busy) {
                Thread.sleep(POLL);
            }
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> each,
            List<Engagement> events,
            List<KafkaStretch.Origin> origins,
            List<KafkaStretch.Broken> broken) {
        byte @Nullable [] value = each.value();
        try {
            List<Engagement> some = EngagementReader.read(value == null ? new byte[0] : value);
            for (int item = 0; item < some.size(); item++) {
                events.add(some.get(item));
                origins.add(new KafkaStretch.Origin(each.partition(), each.offset(), item, value));
            }
        } catch (Problem unreadable) {
            broken.add(new KafkaStretch.Broken(
                    new KafkaStretch.Origin(each.partition(), each.offset(), 0, value),
                    String.valueOf(unreadable.getMessage())));
        }
    }

    /** The first place of a partition that was never read is its beginning. */
    private void takeNewPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        for (PartitionInfo each : consumer.partitionsFor(settings.topic())) {
            all.add(new TopicPartition(each.topic(), each.partition()));
        }
        List<TopicPartition> fresh = new ArrayList<>(all);
        fresh.removeAll(consumer.assignment());
        if (fresh.isEmpty()) {
            return;
        }
        consumer.assign(all);
        Map<Integer, Long> kept = kept();
        for (TopicPartition partition : fresh) {
            @Nullable Long next = kept.get(partition.partition());
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
                reached.put(partition.partition(), next);
            }
        }
    }

    private Map<Integer, Long> kept() {
        Map<Integer, Long> kept = new HashMap<>();
        database.useTransaction(
                handle -> handle.createQuery("SELECT part, next_offset FROM engagement_offset WHERE topic = :topic")
                        .bind("topic", settings.topic())
                        .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
                        .forEach(each -> kept.put(each.getKey(), each.getValue())));
        return kept;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers().orElseThrow());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MOST_RECORDS));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
