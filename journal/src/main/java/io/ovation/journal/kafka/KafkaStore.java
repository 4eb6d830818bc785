package io.ovation.journal.kafka;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalStore;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A Kafka cluster as the store of journals.
 *
 * @param client settings of Kafka's clients that say how to reach the cluster: {@code bootstrap.servers}, and what
 *     encryption and authentication need
 * @param topic begins the names of the topics; a dash and the shard's number follow
 */
public record KafkaStore(Map<String, Object> client, String topic) implements JournalStore {

    /** What topics are called unless another name is given. */
    public static final String DEFAULT_TOPIC = "ovation-journal";

    /** Copies the settings. */
    public KafkaStore {
        client = Map.copyOf(client);
    }

    /** A cluster that asks for nothing but its brokers, {@code host:port,host:port}. */
    public static KafkaStore at(String brokers) {
        return new KafkaStore(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers), DEFAULT_TOPIC);
    }

    @Override
    public String name() {
        return "kafka " + topic;
    }

    @Override
    public Journal open(DataSource database, Path archive) {
        return new KafkaJournal(client, topic);
    }
}
