package io.ovation.server.stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.event.EventSettings;
import io.ovation.server.event.EventTail;
import io.ovation.server.event.EventTypes;
import io.ovation.server.event.RelayLease;
import io.ovation.server.store.Background;
import io.ovation.server.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events to Kafka as CloudEvents in binary mode: a topic for each first word of the types ({@code ovation.gift}), the subject as key, so
 * that the events of a subject stay in order. Stretches of the log go out in Kafka transactions: whoever reads committed
 * records sees the log's order without gaps, and a relay that was replaced is fenced. A crash between a commit there and the
 * cursor here sends that stretch again; the event's id tells.
 */
@ApplicationScoped
class KafkaRelay {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRelay.class);
    private static final String NAME = "kafka";
    private static final int AT_ONCE = 500;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final long ADMIN_SECONDS = 20;

    private final Database database;
    private final EventTail tail;
    private final EventTypes types;
    private final EventEnvelope envelope;
    private final EventSettings.Kafka settings;
    private final RelayLease lease;
    private final Background background = new Background(
            "events-to-kafka",
            PAUSE,
            fault -> LOG.warn("Events to Kafka wait and are tried again: {}", fault.toString()),
            this::hold,
            this::giveBack);

    @Inject
    KafkaRelay(Database database, EventTail tail, EventTypes types, EventEnvelope envelope, EventSettings settings) {
        this(database, tail, types, envelope, settings.kafka());
    }

    KafkaRelay(
            Database database, EventTail tail, EventTypes types, EventEnvelope envelope, EventSettings.Kafka settings) {
        this.database = database;
        this.tail = tail;
        this.types = types;
        this.envelope = envelope;
        this.settings = settings;
        this.lease = new RelayLease(database, NAME);
    }

    void begin(@Observes @Priority(3_000) StartupEvent event) {
        if (settings.bootstrapServers().isPresent()) {
            start();
        }
    }

    void end(@Observes @Priority(500) ShutdownEvent event) {
        stop();
    }

    void start() {
        background.start();
    }

    void stop() {
        background.stop(STOP_PATIENCE);
    }

    /** Up to which position events are in Kafka; the end of the log for one that begins. */
    long position() {
        return database.inTransaction(handle -> {
            Optional<Long> kept = handle.createQuery("SELECT position FROM event_cursor WHERE name = :name")
                    .bind("name", NAME)
                    .mapTo(Long.class)
                    .findOne();
            if (kept.isPresent()) {
                return kept.get();
            }
            long head = handle.createQuery("SELECT position FROM event_head WHERE id = 1")
                    .mapTo(Long.class)
                    .one();
            keep(handle, head);
            return head;
        });
    }

    private static void keep(org.jdbi.v3.core.Handle handle, long position) {
        handle.createUpdate("""
                        INSERT INTO event_cursor AS c (name, position) VALUES (:name, :position)
                        ON CONFLICT (name) DO UPDATE SET position = GREATEST(c.position, excluded.position)""").bind("name", NAME).bind("position", position).execute();
    }

    private Duration hold() throws InterruptedException, ExecutionException, TimeoutException {
        if (lease.renew()) {
            carry();
        }
        return PAUSE;
    }

    private void giveBack() {
        try {
            lease.release();
        } catch (RuntimeException away) {
            LOG.debug("The lease on Kafka ends by itself", away);
        }
    }

    /** Carries while the lease is ours. */
    private void carry() throws InterruptedException, ExecutionException, TimeoutException {
        makeTopics();
        try (KafkaProducer<String, CloudEvent> producer = producer()) {
            producer.initTransactions();
            long position = position();
            long renewed = System.nanoTime();
            while (background.isWanted() && lease.isHeld()) {
                List<Event> events = tail.after(position, AT_ONCE);
                if (events.isEmpty()) {
                    tail.await(position, WAIT);
                } else {
                    send(producer, events);
                    long reached = events.getLast().position();
                    database.useTransaction(handle -> keep(handle, reached));
                    position = reached;
                }
                if (System.nanoTime() - renewed > PAUSE.toNanos()) {
                    lease.renew();
                    renewed = System.nanoTime();
                }
            }
        }
    }

    private void send(KafkaProducer<String, CloudEvent> producer, List<Event> events) {
        producer.beginTransaction();
        try {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(topic(event.type()), event.subject(), envelope.cloudEvent(event)));
            }
            producer.commitTransaction();
        } catch (KafkaException failed) {
            abort(producer);
            throw failed;
        }
    }

    private static void abort(KafkaProducer<String, CloudEvent> producer) {
        try {
            producer.abortTransaction();
        } catch (KafkaException fenced) {
            LOG.debug("A transaction could not be aborted; the next producer of the name does it", fenced);
        }
    }

    private String topic(String type) {
        return settings.topicPrefix() + type.substring(0, type.indexOf('.'));
    }

    private void makeTopics() throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> wanted = new TreeSet<>();
        types.all().forEach(type -> wanted.add(topic(type.name())));
        try (Admin admin = Admin.create(client())) {
            Set<String> there = admin.listTopics().names().get(ADMIN_SECONDS, TimeUnit.SECONDS);
            wanted.removeAll(there);
            for (String topic : wanted) {
                try {
                    admin.createTopics(
                                    List.of(new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty())))
                            .all()
                            .get(ADMIN_SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof TopicExistsException)) {
                        throw failed;
                    }
                }
            }
        }
    }

    private KafkaProducer<String, CloudEvent> producer() {
        Map<String, Object> properties = client();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.topicPrefix() + "events");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(properties, new StringSerializer(), new CloudEventSerializer());
    }

    private Map<String, Object> client() {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers().orElseThrow());
        return properties;
    }
}
