package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.kafka.KafkaCluster;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two writers at once, each with connections of its own: the older one does not know that it has been superseded. */
@Tag("slow")
class ZombieOnKafkaTest {

    private static final int ANSWERS_BEFORE = 400;

    private final KafkaCluster cluster = KafkaCluster.get();
    private final String topic = KafkaCluster.freshTopic();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    /** What was asked when, and what was said about it; no answer when nothing was. */
    private record Told(Entry entry, long asked, Answer answer, Throwable fault) {}

    @Test
    void a_zombie_writer_answers_nothing_after_the_barrier_of_its_successor() throws Exception {
        try (Journal theirs = cluster.journal(topic);
                Journal ours = cluster.journal(topic);
                LedgerWriter zombie = LedgerWriter.start(
                        theirs, new FixedLease(1, 1), JournalClock.system(), WriterOptions.defaults())) {
            Thread load = Thread.ofPlatform().start(() -> submitUntilStopped(zombie));
            while (told.size() < ANSWERS_BEFORE) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            SealedBatch barrier = ours.open(1, 2, new BatchTime(0, 0));
            long fenced = System.nanoTime();
            load.join();
            assertThatThrownBy(() -> LedgerWriterTest.get(zombie.stopped())).isInstanceOf(EpochSuperseded.class);

            submit(zombie).join();
            assertThat(told.stream().filter(each -> each.asked() > fenced))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.fault()).isInstanceOf(LedgerFault.class));
            Map<UUID, Long> before = entriesBefore(ours, barrier.sequence());
            assertThat(told.stream().filter(each -> each.answer() != null))
                    .hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE)
                    .allSatisfy(each -> assertThat(before)
                            .containsEntry(
                                    each.entry().id(),
                                    each.answer().outcome().applied().sequence()));
            assertSuccessorKnowsAll(ours, before);
        }
    }

    private void assertSuccessorKnowsAll(Journal journal, Map<UUID, Long> before) {
        try (LedgerWriter successor =
                LedgerWriter.start(journal, new FixedLease(1, 3), JournalClock.system(), WriterOptions.defaults())) {
            for (Told each : told) {
                OutcomeCode code = LedgerWriterTest.get(successor.submit(each.entry()))
                        .outcome()
                        .code();
                assertThat(code)
                        .isEqualTo(before.containsKey(each.entry().id()) ? OutcomeCode.EXISTS : OutcomeCode.ACCEPTED);
            }
            JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
            assertThat(report.finding()).isNull();
            assertThat(report.entries()).isEqualTo(told.size());
            assertThat(report.ledger().stateHash())
                    .isEqualTo(LedgerWriterTest.get(successor.state()).stateHash());
        }
    }

    private void submitUntilStopped(LedgerWriter writer) {
        boolean stopped = false;
        while (!stopped) {
            List<CompletableFuture<?>> burst = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                burst.add(submit(writer));
            }
            burst.forEach(CompletableFuture::join);
            stopped = writer.stopped().toCompletableFuture().isDone();
        }
    }

    private CompletableFuture<?> submit(LedgerWriter writer) {
        Entry entry = Gifts.purchase(Gifts.id(), 1, 10);
        long asked = System.nanoTime();
        return writer.submit(entry)
                .handle((answer, fault) -> told.add(new Told(entry, asked, answer, fault)))
                .toCompletableFuture();
    }

    private static Map<UUID, Long> entriesBefore(Journal journal, long sequence) {
        Map<UUID, Long> entries = new HashMap<>();
        journal.read(1, 1, stored -> {
            for (AcceptedEntry entry : BatchCodec.decode(stored).entries()) {
                assertThat(entries.put(entry.id(), entry.sequence())).isNull();
            }
            return stored.sequence() + 1 < sequence;
        });
        return entries;
    }
}
