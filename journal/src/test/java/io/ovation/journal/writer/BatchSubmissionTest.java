package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.ledger.Entry;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.PackedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Batches of requests through the writer without threads. */
class BatchSubmissionTest {

    private static final long SENDER = 11;
    private static final long CREATOR = 22;

    private final SteppedWriter stepped = new SteppedWriter();
    private WriterCore writer = stepped.start(WriterOptions.defaults());

    @Test
    void requests_of_a_batch_are_judged_one_after_the_other_and_each_on_its_own() {
        Entry twice = gift(10);
        CompletableFuture<BatchAnswer> answer = submit(gift(5), purchase(100), gift(1_000), twice, twice, gift(90));
        assertThat(answer).isNotDone();
        stepped.run();
        BatchAnswer given = done(answer);
        assertThat(codes(given))
                .containsExactly(
                        OutcomeCode.INSUFFICIENT,
                        OutcomeCode.ACCEPTED,
                        OutcomeCode.INSUFFICIENT,
                        OutcomeCode.ACCEPTED,
                        OutcomeCode.EXISTS,
                        OutcomeCode.ACCEPTED);
        assertThat(given.available(2)).isEqualTo(100);
        assertThat(given.failedTransfer(2)).isZero();
        assertThat(given.sequence()).isEqualTo(2);
        assertThat(stepped.feed.readAfter(1, 10).getFirst().entryCount()).isEqualTo(3);
    }

    @Test
    void entries_with_amounts_and_balances_after_can_be_read_by_what_hangs_on_the_stage_and_no_longer() {
        EntryBatch batch = batch(purchase(100), gift(10));
        List<Long> balances = new ArrayList<>();
        CompletableFuture<BatchAnswer> answer = writer.submit(batch)
                .thenApply(given -> {
                    PackedEntry entry = given.entry(1, new PackedEntry());
                    balances.add(entry.debitBalance(0));
                    balances.add(entry.sequence());
                    assertThat(given.outcome(1).applied()).isEqualTo(entry.toAcceptedEntry());
                    return given;
                })
                .toCompletableFuture();
        stepped.run();
        assertThat(balances).containsExactly(90L, 2L);
        assertThatThrownBy(() -> done(answer).entry(1, new PackedEntry())).isInstanceOf(IllegalStateException.class);
        assertThat(done(answer).code(1)).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void a_batch_whose_append_was_lost_is_not_applied_and_one_computed_on_it_is_judged_again() {
        stepped.journal.loseNext = true;
        CompletableFuture<BatchAnswer> lost = submit(purchase(100), purchase(1));
        stepped.settle();
        CompletableFuture<BatchAnswer> onTop = submit(gift(40), purchase(7));
        stepped.settle();
        stepped.run();
        assertThat(fault(lost)).isInstanceOf(NotApplied.class);
        assertThat(codes(done(onTop))).containsExactly(OutcomeCode.INSUFFICIENT, OutcomeCode.ACCEPTED);
    }

    @Test
    void when_the_store_stays_away_a_batch_in_which_something_was_accepted_is_in_doubt_and_another_is_not() {
        stepped.journal.away = true;
        CompletableFuture<BatchAnswer> doubtful = submit(gift(1), purchase(100));
        stepped.settle();
        CompletableFuture<BatchAnswer> behind = submit(purchase(7));
        stepped.settle();
        stepped.store();
        stepped.settle();
        stepped.nanos += 3_000_000_000L;
        stepped.settle();
        assertThat(fault(doubtful)).isInstanceOf(OutcomeUnknown.class);
        assertThat(fault(behind)).isInstanceOf(NotApplied.class);
    }

    @Test
    void ids_older_than_memory_go_over_the_index_and_the_batch_waits_for_them() {
        stepped.covered = Long.MAX_VALUE;
        writer =
                stepped.restart(WriterOptions.defaults().withIdsPerGeneration(1).withPatience(Duration.ofMinutes(1)));
        Entry old = purchase(5);
        CompletableFuture<Answer> first = writer.submit(old).toCompletableFuture();
        stepped.run();
        for (int i = 0; i < 3; i++) {
            stepped.wall += 1_000;
            submit(purchase(1));
            stepped.run();
        }
        stepped.indexed = done(first).outcome().applied();
        Entry late = Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 3);
        CompletableFuture<BatchAnswer> answer = submit(purchase(1), old, late);
        stepped.run();
        assertThat(answer).isNotDone();
        assertThat(stepped.lookups).hasSize(2);
        // Memory is tiny here: ids may be forgotten while a look-up is under way, and then it is asked again.
        for (int i = 0; !stepped.lookups.isEmpty(); i++) {
            assertThat(i).isLessThan(20);
            stepped.lookUp();
            stepped.run();
        }
        assertThat(answer).isDone();
        BatchAnswer given = done(answer);
        assertThat(codes(given)).containsExactly(OutcomeCode.ACCEPTED, OutcomeCode.EXISTS, OutcomeCode.ACCEPTED);
        assertThat(given.outcome(1).applied()).isEqualTo(stepped.indexed);
        assertThat(given.entry(2, new PackedEntry()).id()).isEqualTo(late.id());
        assertThat(given.sequence()).isEqualTo(writer.position().sequence());
    }

    @Test
    void the_queue_is_bounded_in_entries_and_a_batch_that_is_too_large_is_refused() {
        writer = stepped.restart(WriterOptions.defaults().withQueueEntries(4).withBatchEntries(3));
        CompletableFuture<BatchAnswer> first = submit(purchase(1), purchase(1), purchase(1));
        CompletableFuture<BatchAnswer> second = submit(purchase(1), purchase(1));
        assertThat(fault(second)).isInstanceOf(QueueFull.class);
        CompletableFuture<BatchAnswer> third = submit(purchase(1));
        stepped.run();
        assertThat(codes(done(first))).containsOnly(OutcomeCode.ACCEPTED);
        assertThat(codes(done(third))).containsOnly(OutcomeCode.ACCEPTED);
        assertThatThrownBy(() -> submit(purchase(1), purchase(1), purchase(1), purchase(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.submit(new EntryBatch())).isInstanceOf(IllegalArgumentException.class);
    }

    private CompletableFuture<BatchAnswer> submit(Entry... entries) {
        return writer.submit(batch(entries)).toCompletableFuture();
    }

    private static EntryBatch batch(Entry... entries) {
        EntryBatch batch = new EntryBatch();
        for (Entry entry : entries) {
            batch.add(entry);
        }
        return batch;
    }

    private static List<OutcomeCode> codes(BatchAnswer answer) {
        List<OutcomeCode> codes = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            codes.add(answer.code(i));
        }
        return codes;
    }

    private static <T> T done(CompletableFuture<T> answer) {
        assertThat(answer).isDone();
        return answer.join();
    }

    private static Throwable fault(CompletableFuture<?> answer) {
        assertThat(answer).isCompletedExceptionally();
        try {
            answer.join();
            throw new AssertionError();
        } catch (CompletionException failed) {
            return failed.getCause();
        }
    }

    private Entry purchase(long coins) {
        return Gifts.purchase(Gifts.id(stepped.wall), SENDER, coins);
    }

    private Entry gift(long coins) {
        return Gifts.gift(Gifts.id(stepped.wall), SENDER, CREATOR, coins);
    }
}
