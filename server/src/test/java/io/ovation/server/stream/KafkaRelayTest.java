package io.ovation.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.ovation.journal.kafka.KafkaCluster;
import io.ovation.server.TestServer;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.event.EventSettings;
import io.ovation.server.event.EventTail;
import io.ovation.server.event.EventTypes;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events on a real cluster of three brokers. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class KafkaRelayTest {
    @Inject
    Database database;

    @Inject
    EventTail tail;

    @Inject
    EventTypes types;

    @Inject
    EventEnvelope envelope;

    @Test
    void every_event_reaches_its_topic_as_a_cloud_event_in_order_also_across_a_change_of_server() {
        KafkaCluster cluster = KafkaCluster.get();
        String prefix = KafkaCluster.freshTopic() + ".";
        KafkaRelay first = relay(cluster, prefix);
        first.position();
        List<TestServer.Person> people = new ArrayList<>();
        first.start();
        for (int person = 0; person < 5; person++) {
            people.add(described(TestServer.viewer()));
        }
        List<ConsumerRecord<String, CloudEvent>> read = new ArrayList<>();
        try (KafkaConsumer<String, CloudEvent> consumer = consumer(cluster)) {
            read(consumer, prefix + "user", read, 10, people);
            first.stop();
            // What happens while nobody carries is carried by the next.
            for (int person = 0; person < 5; person++) {
                people.add(described(TestServer.viewer()));
            }
            KafkaRelay second = relay(cluster, prefix);
            second.start();
            read(consumer, prefix + "user", read, 20, people);
            second.stop();
        }
        Map<String, List<CloudEvent>> bySubject = new HashMap<>();
        for (ConsumerRecord<String, CloudEvent> each : read) {
            CloudEvent event = each.value();
            assertThat(each.key()).isEqualTo(event.getSubject());
            assertThat(new String(each.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                    .isEqualTo(event.getType());
            bySubject
                    .computeIfAbsent(event.getSubject(), key -> new ArrayList<>())
                    .add(event);
        }
        for (TestServer.Person person : people) {
            List<CloudEvent> told = bySubject.get(person.id());
            assertThat(told).extracting(CloudEvent::getType).containsExactly("user.created", "user.updated");
            assertThat(told).extracting(event -> event.getExtension("sequence")).containsExactly("1", "2");
            assertThat(new String(told.getFirst().getData().toBytes(), StandardCharsets.UTF_8))
                    .contains(person.externalId());
        }
    }

    private static TestServer.Person described(TestServer.Person person) {
        TestServer.asPlatform()
                .body(Map.of("followers", 12))
                .put("/v1/users/{id}", person.externalId())
                .then()
                .statusCode(200);
        return person;
    }

    private KafkaRelay relay(KafkaCluster cluster, String prefix) {
        return new KafkaRelay(database, tail, types, envelope, new EventSettings.Kafka() {
            @Override
            public Optional<String> bootstrapServers() {
                return Optional.of(cluster.bootstrap());
            }

            @Override
            public String topicPrefix() {
                return prefix;
            }

            @Override
            public int partitions() {
                return 3;
            }

            @Override
            public Map<String, String> properties() {
                return Map.of();
            }
        });
    }

    private static KafkaConsumer<String, CloudEvent> consumer(KafkaCluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.put("group.id", "test");
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer());
    }

    /** Reads until so many events of these people are there. */
    private static void read(
            KafkaConsumer<String, CloudEvent> consumer,
            String topic,
            List<ConsumerRecord<String, CloudEvent>> read,
            int count,
            List<TestServer.Person> people) {
        consumer.subscribe(List.of(topic));
        Instant end = Instant.now().plusSeconds(90);
        while (read.size() < count) {
            assertThat(Instant.now())
                    .as(read.size() + " of " + count + " events")
                    .isBefore(end);
            for (ConsumerRecord<String, CloudEvent> each : consumer.poll(Duration.ofMillis(200))) {
                if (people.stream().anyMatch(person -> person.id().equals(each.key()))) {
                    read.add(each);
                }
            }
        }
    }
}
