package io.ovation.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.postgres.PostgresStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookStoreTest {

    @TempDir
    Path directory;

    @AfterEach
    void forget() {
        System.clearProperty("OVATION_KAFKA");
        System.clearProperty("OVATION_KAFKA_TOPIC");
        System.clearProperty("OVATION_KAFKA_PROPERTIES");
    }

    @Test
    void the_books_are_in_postgresql_unless_brokers_are_named() {
        assertThat(BookStore.configured()).isInstanceOf(PostgresStore.class);
        System.setProperty("OVATION_KAFKA", " ");
        assertThat(BookStore.configured()).isInstanceOf(PostgresStore.class);
    }

    @Test
    void named_brokers_hold_the_books_under_the_named_topic_with_the_settings_of_the_file() throws IOException {
        System.setProperty("OVATION_KAFKA", "one:9092,two:9092");
        assertThat(BookStore.configured()).isEqualTo(KafkaStore.at("one:9092,two:9092"));
        Path file = Files.writeString(directory.resolve("client.properties"), "security.protocol=SSL\n");
        System.setProperty("OVATION_KAFKA_PROPERTIES", file.toString());
        System.setProperty("OVATION_KAFKA_TOPIC", "books");
        KafkaStore store = (KafkaStore) BookStore.configured();
        assertThat(store.name()).isEqualTo("kafka books");
        assertThat(store.client())
                .containsEntry("bootstrap.servers", "one:9092,two:9092")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void settings_that_cannot_be_read_are_named() {
        System.setProperty("OVATION_KAFKA", "one:9092");
        System.setProperty(
                "OVATION_KAFKA_PROPERTIES", directory.resolve("absent").toString());
        assertThatThrownBy(BookStore::configured)
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("absent");
    }
}
