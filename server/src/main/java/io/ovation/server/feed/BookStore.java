package io.ovation.server.feed;

import io.ovation.journal.JournalStore;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.postgres.PostgresStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where the books are, as the environment says (docs/operating/kafka.md): in PostgreSQL, unless {@code OVATION_KAFKA} names
 * the brokers of a cluster. Read from the environment and not from the application's configuration, because commands that
 * read the books run without the application.
 */
final class BookStore {

    private BookStore() {}

    /**
     * The store that this process is set to.
     *
     * @throws JournalUnavailable when the file of settings cannot be read
     */
    static JournalStore configured() {
        Optional<String> brokers = setting("OVATION_KAFKA");
        if (brokers.isEmpty()) {
            return new PostgresStore();
        }
        Map<String, Object> client = new HashMap<>();
        setting("OVATION_KAFKA_PROPERTIES").ifPresent(file -> client.putAll(settings(Path.of(file))));
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers.get());
        return new KafkaStore(client, setting("OVATION_KAFKA_TOPIC").orElse(KafkaStore.DEFAULT_TOPIC));
    }

    /** A variable of the environment; a system property of the same name goes before it. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Map<String, String> settings(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException failed) {
            throw new JournalUnavailable("the settings of OVATION_KAFKA_PROPERTIES cannot be read: " + file, failed);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
