package io.ovation.journal.writer;

import io.ovation.journal.Journal;
import io.ovation.journal.kafka.KafkaCluster;
import org.junit.jupiter.api.Tag;

/** A writer keeps the same promises on three real brokers. */
@Tag("slow")
class LedgerWriterOnKafkaTest extends LedgerWriterTest {

    @Override
    protected Journal store() {
        return KafkaCluster.freshJournal();
    }
}
