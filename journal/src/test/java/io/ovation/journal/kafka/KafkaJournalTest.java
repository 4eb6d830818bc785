package io.ovation.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalContract;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every journal promises, on three real brokers, and what is peculiar to a log. */
@Tag("slow")
class KafkaJournalTest extends JournalContract {

    private final KafkaCluster cluster = KafkaCluster.get();
    private final String topic = KafkaCluster.freshTopic();
    private final List<Journal> opened = new ArrayList<>();

    @Override
    public Journal journal() {
        return other();
    }

    @Override
    public Journal other() {
        Journal journal = cluster.journal(topic);
        synchronized (opened) {
            opened.add(journal);
        }
        return journal;
    }

    @AfterEach
    void close() {
        opened.forEach(Journal::close);
    }

    @Test
    void a_batch_of_a_superseded_epoch_and_a_second_one_of_the_same_sequence_are_ignored_by_every_reader()
            throws Exception {
        Journal old = journal();
        SealedBatch first = old.open(1, 1, TIME);
        SealedBatch second = next(first, 1);
        old.append(second);
        Journal successor = other();
        SealedBatch barrier = successor.open(1, 2, TIME);
        smuggle(next(second, 1));
        smuggle(first);
        smuggle(second);
        assertThat(successor.tail(1).hash()).isEqualTo(barrier.hash());
        successor.confirm(1, 2, barrier.sequence());
        smuggle(next(second, 1));
        SealedBatch fourth = next(barrier, 2);
        successor.append(fourth);
        smuggle(next(second, 1));
        for (Journal reader : List.of(old, successor, other())) {
            assertThat(read(reader, 1)).usingRecursiveComparison().isEqualTo(List.of(first, second, barrier, fourth));
            assertThat(read(reader, 4)).usingRecursiveComparison().isEqualTo(List.of(fourth));
            assertThat(reader.tail(1).hash()).isEqualTo(fourth.hash());
        }
        assertThat(other().tail(1).hash()).isEqualTo(fourth.hash());
        assertThatThrownBy(() -> old.append(next(second, 1))).isInstanceOf(SequenceTaken.class);
        assertThat(other().tail(1).sequence()).isEqualTo(4);
    }

    @Test
    void confirmations_and_foreign_records_are_no_part_of_the_chain() throws Exception {
        Journal journal = journal();
        SealedBatch last = journal.open(1, 1, TIME);
        for (int i = 0; i < 40; i++) {
            journal.confirm(1, 1, last.sequence());
        }
        smuggle(new byte[] {1, 2, 3}, new byte[] {4});
        smuggle(null, null);
        assertThat(other().tail(1).sequence()).isEqualTo(1);
        SealedBatch second = next(last, 1);
        journal.append(second);
        assertThat(read(other(), 1)).usingRecursiveComparison().isEqualTo(List.of(last, second));
    }

    @Test
    void a_late_record_of_an_append_that_was_given_up_does_not_count() throws Exception {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        SealedBatch givenUp = next(first, 1);
        SealedBatch barrier = journal.open(1, 1, TIME);
        smuggle(givenUp);
        SealedBatch third = next(barrier, 1);
        journal.append(third);
        assertThat(read(other(), 1)).usingRecursiveComparison().isEqualTo(List.of(first, barrier, third));
        // And one that arrives before the barrier does.
        SealedBatch inTime = next(third, 1);
        smuggle(inTime);
        SealedBatch second = journal.open(1, 1, TIME);
        assertThat(second.sequence()).isEqualTo(inTime.sequence() + 1);
    }

    @Test
    void a_reader_that_comes_new_finds_any_sequence_of_a_long_chain() throws Exception {
        Journal journal = journal();
        SealedBatch last = journal.open(1, 1, TIME);
        // Written by the client at once, because only the readers are tested here.
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < 4_000; i++) {
                last = next(last, 1);
                producer.send(new ProducerRecord<>(topic + "-1", 0, LogRecord.keyOf(last), last.body()));
            }
        }
        assertThat(other().tail(1).sequence()).isEqualTo(4_001);
        for (long sequence : new long[] {1, 2, 777, 2_000, 3_999, 4_001}) {
            Journal reader = other();
            List<Long> seen = new ArrayList<>();
            reader.read(1, sequence, batch -> {
                seen.add(batch.sequence());
                return seen.size() < 3 && batch.sequence() < 4_001;
            });
            assertThat(seen.getFirst()).isEqualTo(sequence);
            assertThat(seen).isEqualTo(seen.stream().sorted().toList());
        }
        assertThat(read(other(), 3_000)).hasSize(1_002);
        assertThat(read(other(), 4_002)).isEmpty();
    }

    @Test
    void a_log_whose_beginning_was_deleted_is_refused() throws Exception {
        Journal journal = journal();
        SealedBatch last = journal.open(1, 1, TIME);
        for (int i = 0; i < 5; i++) {
            last = next(last, 1);
            journal.append(last);
        }
        try (Admin admin = Admin.create(cluster.client())) {
            admin.deleteRecords(Map.of(new TopicPartition(topic + "-1", 0), RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> read(other(), 1)).isInstanceOf(JournalDamaged.class);
    }

    @Test
    void a_missing_batch_is_damage_and_not_the_end() throws Exception {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        SealedBatch second = next(first, 1);
        smuggle(next(second, 1));
        assertThatThrownBy(() -> read(other(), 1))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("batch 2");
    }

    @Test
    void a_topic_that_forgets_or_has_too_few_copies_is_refused() throws Exception {
        try (Admin admin = Admin.create(cluster.client())) {
            admin.createTopics(
                            List.of(new NewTopic(topic + "-1", 1, (short) 3), new NewTopic(topic + "-2", 1, (short) 1)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> journal().open(1, 1, TIME))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("not fit to hold a journal");
        assertThatThrownBy(() -> journal().open(2, 1, TIME))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("1 copies");
    }

    @Test
    void a_batch_too_large_for_the_log_is_certainly_not_stored() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        SealedBatch large = new SealedBatch(1, 2, 1, first.hash(), new byte[ShardTopic.RECORD_BYTES]);
        assertThatThrownBy(() -> journal.append(large)).isInstanceOf(AppendRefused.class);
        journal.append(next(first, 1));
        assertThat(journal.tail(1).sequence()).isEqualTo(2);
    }

    private void smuggle(SealedBatch batch) throws Exception {
        smuggle(LogRecord.keyOf(batch), batch.body());
    }

    /** Writes past the journal, as a writer does whose requests arrive when nobody expects them any more. */
    private void smuggle(byte[] key, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic + "-1", 0, key, value)).get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(cluster.client(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
