package io.ovation.journal.kafka;

import io.ovation.journal.JournalUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic of a shard: makes it, or looks whether one that is there keeps what is written to it. Money is not put into a
 * topic that forgets, that acknowledges what only one broker has, or that may elect a leader that lacks the last batches.
 */
final class ShardTopic {

    /** Copies of every batch. */
    static final short REPLICATION = 3;

    /** Copies that must exist before a batch counts as durable. */
    static final int MINIMUM_IN_SYNC = 2;

    /** Largest record: a batch is closed at 2 MiB and holds at most one entry more. */
    static final int RECORD_BYTES = 8 << 20;

    private static final long PATIENCE_SECONDS = 30;

    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(MINIMUM_IN_SYNC),
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES),
            TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false",
            TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");

    private ShardTopic() {}

    /**
     * Makes the topic if it is not there, and checks it if it is.
     *
     * @throws JournalUnavailable when the cluster does not answer or the topic is not fit to hold a journal
     */
    static void ensure(Map<String, Object> client, String topic) {
        try (Admin admin = Admin.create(client)) {
            NewTopic wanted = new NewTopic(topic, 1, REPLICATION).configs(SETTINGS);
            try {
                admin.createTopics(List.of(wanted)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw failed;
                }
            }
            check(admin, topic);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while looking at topic " + topic, interrupted);
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw new JournalUnavailable("topic " + topic + " can neither be made nor looked at", failed);
        }
    }

    private static void check(Admin admin, String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        TopicDescription description = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(topic);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(resource);
        if (description == null || config == null) {
            throw new JournalUnavailable("topic " + topic + " cannot be looked at", null);
        }
        int copies = description.partitions().getFirst().replicas().size();
        refuseUnless(topic, description.partitions().size() == 1, "it has more than one partition");
        refuseUnless(topic, copies >= REPLICATION, "it has " + copies + " copies, not " + REPLICATION);
        refuseUnless(
                topic,
                number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG) >= MINIMUM_IN_SYNC,
                "its min.insync.replicas is below " + MINIMUM_IN_SYNC);
        refuseUnless(
                topic,
                number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG) >= RECORD_BYTES,
                "its max.message.bytes is below " + RECORD_BYTES);
        for (String name : List.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.RETENTION_MS_CONFIG,
                TopicConfig.RETENTION_BYTES_CONFIG,
                TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG)) {
            String actual = config.get(name).value();
            refuseUnless(
                    topic,
                    actual.equals(SETTINGS.get(name)),
                    "its " + name + " is " + actual + ", not " + SETTINGS.get(name));
        }
    }

    private static long number(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }

    private static void refuseUnless(String topic, boolean fit, String reason) {
        if (!fit) {
            throw new JournalUnavailable("topic " + topic + " is not fit to hold a journal: " + reason, null);
        }
    }
}
