package io.ovation.server.video.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.kafka.KafkaCluster;
import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.ovation.server.video.Clips;
import io.ovation.server.video.VideoFacts;
import io.ovation.server.video.Videos;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engagement from a real cluster of three brokers. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class KafkaEngagementTest {
    private static final int PARTITIONS = 3;

    @Inject
    Database database;

    @Inject
    Preparation preparation;

    @Inject
    Clocks clocks;

    @Inject
    CommitLane lane;

    @Inject
    Videos videos;

    @Inject
    VideoFacts facts;

    @Test
    void records_count_once_across_aborted_transactions_broken_records_and_a_change_of_reader() throws Exception {
        KafkaCluster cluster = KafkaCluster.get();
        String topic = KafkaCluster.freshTopic() + "-engagement";
        try (Admin admin = Admin.create(cluster.client())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        String video = Clips.of(TestServer.creator());
        KafkaEngagement first = reader(cluster, topic);
        first.start();
        try (KafkaProducer<String, String> producer = producer(cluster, topic)) {
            producer.initTransactions();
            // Ends of transactions take offsets too, and what was aborted is nothing that happened.
            for (int round = 0; round < 3; round++) {
                send(producer, topic, video, round * 100, 100, true);
                send(producer, topic, video, 5_000 + round * 10, 10, false);
            }
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, null, "{\"this\":\"is no event\"}"));
            producer.send(new ProducerRecord<>(topic, 1, null, "not even JSON"));
            producer.send(new ProducerRecord<>(topic, 2, null, view("no such video", 1)));
            // The same events as before, as a sender that got no answer sends them; and two in one record.
            producer.send(new ProducerRecord<>(topic, 0, null, view(video, 0)));
            producer.send(new ProducerRecord<>(topic, 1, null, view(video, 1) + "\n" + view(video, 300)));
            producer.commitTransaction();
            awaitViews(video, 301);
            first.stop();
            send(producer, topic, video, 301, 50, true);
        }
        KafkaEngagement second = reader(cluster, topic);
        second.start();
        awaitViews(video, 351);
        // A reader that does not know that it was replaced counts nothing.
        KafkaEngagement third = reader(cluster, topic);
        third.start();
        Thread.sleep(1_500);
        third.stop();
        second.stop();
        assertThat(totals(video).views()).isEqualTo(351);
        assertThat(totals(video).qualifiedViews()).isEqualTo(351);
        List<String> reasons = database.withHandle(handle -> handle.createQuery(
                        "SELECT reason FROM engagement_dead_letter WHERE topic = :topic ORDER BY part")
                .bind("topic", topic)
                .mapTo(String.class)
                .list());
        assertThat(reasons).hasSize(3);
        assertThat(reasons.get(0)).startsWith("malformed");
        assertThat(reasons.get(1)).startsWith("malformed");
        assertThat(reasons.get(2)).isEqualTo("video_unknown");
    }

    private void send(
            KafkaProducer<String, String> producer, String topic, String video, int from, int count, boolean commits) {
        producer.beginTransaction();
        for (int i = from; i < from + count; i++) {
            producer.send(new ProducerRecord<>(topic, i % PARTITIONS, null, view(video, i)));
        }
        producer.flush();
        if (commits) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private String view(String video, int number) {
        return """
                {"id":"k%1$d","kind":"view","video":"%2$s","viewer":"v%1$d","device":"d%1$d","market":"US",\
                "source":"search","at":"%3$s","watch_seconds":9}""".formatted(number, video, clocks.business());
    }

    private void awaitViews(String video, long views) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (totals(video).views() < views) {
            assertThat(Instant.now())
                    .as("%d of %d views", totals(video).views(), views)
                    .isBefore(end);
            Thread.sleep(100);
        }
    }

    private VideoFacts.Totals totals(String video) {
        long number = videos.named(video).number();
        return facts.totals(List.of(number)).getOrDefault(number, VideoFacts.Totals.NONE);
    }

    private KafkaEngagement reader(KafkaCluster cluster, String topic) {
        return new KafkaEngagement(database, preparation, lane, new EngagementSettings.Kafka() {
            @Override
            public Optional<String> bootstrapServers() {
                return Optional.of(cluster.bootstrap());
            }

            @Override
            public String topic() {
                return topic;
            }

            @Override
            public Map<String, String> properties() {
                return Map.of();
            }
        });
    }

    private static KafkaProducer<String, String> producer(KafkaCluster cluster, String topic) {
        Map<String, Object> settings = new HashMap<>(cluster.client());
        settings.put("transactional.id", topic);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
