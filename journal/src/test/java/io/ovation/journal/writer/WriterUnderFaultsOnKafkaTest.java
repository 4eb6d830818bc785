package io.ovation.journal.writer;

import io.ovation.journal.Journal;
import io.ovation.journal.kafka.KafkaCluster;
import org.junit.jupiter.api.Tag;

/** A writer under load while three real brokers seem to fail in every way at random. */
@Tag("slow")
class WriterUnderFaultsOnKafkaTest extends WriterUnderFaultsTest {

    @Override
    protected Journal store() {
        return KafkaCluster.freshJournal();
    }
}
