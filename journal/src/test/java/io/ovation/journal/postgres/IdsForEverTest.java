package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.QueueFull;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import io.ovation.ledger.OutcomeCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class IdsForEverTest {

    private static final WriterOptions FEW_IDS = WriterOptions.defaults().withIdsPerGeneration(200);

    private final DataSource source = TestDatabase.fresh();
    private final Random random = new Random(3);

    @Test
    void a_retry_is_recognised_for_ever_also_after_memory_has_forgotten_it_and_after_a_restart() throws Exception {
        long hourAgo = System.currentTimeMillis() - 3_600_000;
        List<Entry> sent = new ArrayList<>();
        Map<UUID, AcceptedEntry> first = new HashMap<>();
        for (int process = 0; process < 3; process++) {
            try (Shard shard = open()) {
                for (int i = 0; i < 1_000; i++) {
                    sent.add(Gifts.purchase(Gifts.id(hourAgo + sent.size() * 10L), 1 + i % 7, 5));
                }
                submitNew(shard, sent.subList(process * 1_000, sent.size()), first);
                for (int i = 0; i < 100; i++) {
                    Entry again = sent.get(random.nextInt(sent.size()));
                    Answer answer = LedgerWriterTest.get(shard.writer().submit(again));
                    assertThat(answer.outcome().code()).isEqualTo(OutcomeCode.EXISTS);
                    assertThat(answer.outcome().applied()).isEqualTo(first.get(again.id()));
                }
                Entry other = Gifts.gift(sent.getFirst().id(), 1, 2, 1);
                assertThat(LedgerWriterTest.get(shard.writer().submit(other))
                                .outcome()
                                .code())
                        .isEqualTo(OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
            }
        }
        assertThat(TestDatabase.number(source, "select max(level) from journal.run where tree = 'ids'"))
                .isGreaterThanOrEqualTo(1);
        assertThat(JournalVerifier.verify(new PostgresJournal(source), 1, progress -> {})
                        .entries())
                .isEqualTo(3_000);
    }

    @Test
    void an_old_id_that_was_never_seen_is_accepted_once() {
        try (Shard shard = open()) {
            Map<UUID, AcceptedEntry> first = new HashMap<>();
            List<Entry> sent = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                sent.add(Gifts.purchase(Gifts.id(), 1, 5));
            }
            submitNew(shard, sent, first);
            Entry old = Gifts.purchase(Gifts.id(System.currentTimeMillis() - 86_400_000), 1, 5);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(shard.writer().submit(old).toCompletableFuture());
            }
            List<OutcomeCode> codes = answers.stream()
                    .map(answer -> LedgerWriterTest.get(answer).outcome().code())
                    .toList();
            assertThat(codes).containsOnlyOnce(OutcomeCode.ACCEPTED);
            assertThat(codes).containsOnly(OutcomeCode.ACCEPTED, OutcomeCode.EXISTS);
        }
    }

    /** Memory may be full for a moment when the index is behind: pushed back, as it should be, and sent again. */
    private static void submitNew(Shard shard, List<Entry> entries, Map<UUID, AcceptedEntry> first) {
        for (Entry entry : entries) {
            while (!first.containsKey(entry.id())) {
                try {
                    Answer answer = LedgerWriterTest.get(shard.writer().submit(entry));
                    assertThat(answer.outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
                    first.put(entry.id(), answer.outcome().applied());
                } catch (QueueFull behind) {
                    Thread.yield();
                }
            }
        }
    }

    private Shard open() {
        return Shard.open(source, 1, "test", Duration.ofSeconds(5), JournalClock.system(), FEW_IDS);
    }
}
