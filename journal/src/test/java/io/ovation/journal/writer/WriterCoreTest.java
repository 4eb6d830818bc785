package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchEncoder;
import io.ovation.journal.feed.FollowerSteps;
import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.PackedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The writer without threads: the test is the store's thread, the answer thread, the look-ups and the clock. */
class WriterCoreTest {

    private static final long SENDER = 11;
    private static final long CREATOR = 22;

    private final SteppedWriter stepped = new SteppedWriter();
    private WriterCore writer = stepped.start(WriterOptions.defaults());

    @Test
    void while_one_round_is_at_the_store_the_next_is_applied_and_waits() {
        CompletableFuture<Answer> first = submit(purchase(100));
        stepped.settle();
        CompletableFuture<Answer> second = submit(gift(40));
        stepped.settle();
        assertThat(stepped.calls).as("one call at a time").hasSize(1);
        stepped.store();
        stepped.settle();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        stepped.store();
        stepped.settle();
        assertThat(second.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(second.join().sequence()).isEqualTo(3);
    }

    @Test
    void an_unknown_append_is_resolved_by_a_barrier_and_a_reading_each_a_call_of_its_own() {
        stepped.journal.keepNextSilently = true;
        CompletableFuture<Answer> kept = submit(purchase(100));
        stepped.settle();
        stepped.store();
        stepped.settle();
        assertThat(stepped.calls.peek()).isInstanceOf(StoreCall.Barrier.class);
        stepped.store();
        stepped.settle();
        assertThat(stepped.calls.peek()).isInstanceOf(StoreCall.ReadBack.class);
        assertThat(kept).isNotDone();
        stepped.store();
        stepped.settle();
        assertThat(kept.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void a_lost_append_is_not_applied_and_what_was_computed_on_it_is_judged_again() {
        stepped.journal.loseNext = true;
        CompletableFuture<Answer> lost = submit(purchase(100));
        stepped.settle();
        CompletableFuture<Answer> spends = submit(gift(40));
        stepped.settle();
        stepped.run();
        assertThat(lost).isCompletedExceptionally();
        assertThat(spends.join().outcome().code()).isEqualTo(OutcomeCode.INSUFFICIENT);
    }

    @Test
    void a_store_that_stays_away_is_asked_again_with_pauses_and_callers_learn_of_it_after_the_patience() {
        writer = stepped.restart(WriterOptions.defaults().withPatience(Duration.ofMillis(100)));
        stepped.journal.away = true;
        CompletableFuture<Answer> doubtful = submit(purchase(100));
        stepped.settle();
        stepped.store();
        int attempts = 0;
        long begin = stepped.nanos;
        while (stepped.nanos - begin < 90_000_000) {
            stepped.settle();
            if (stepped.calls.isEmpty()) {
                stepped.nanos += 1_000_000;
            } else {
                stepped.store();
                attempts++;
            }
        }
        assertThat(attempts).isBetween(3, 8);
        assertThat(doubtful).isNotDone();
        stepped.nanos += 20_000_000;
        stepped.settle();
        assertThat(doubtful).isCompletedExceptionally();
        assertThat(submit(purchase(1))).as("new work is refused meanwhile").isCompletedExceptionally();
        stepped.journal.away = false;
        stepped.run();
        CompletableFuture<Answer> after = submit(purchase(1));
        stepped.run();
        assertThat(after.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void an_id_older_than_memory_is_looked_up_outside_and_comes_back() {
        writer = stepped.restart(WriterOptions.defaults().withIdsPerGeneration(1));
        stepped.covered = Long.MAX_VALUE;
        Entry old = purchase(5);
        List<CompletableFuture<Answer>> first = new ArrayList<>(List.of(submit(old)));
        stepped.run();
        for (int i = 0; i < 3; i++) {
            stepped.wall += 1_000;
            first.add(submit(purchase(1)));
            stepped.run();
        }
        stepped.indexed = first.getFirst().join().outcome().applied();
        CompletableFuture<Answer> again = submit(old);
        CompletableFuture<Answer> unknown = submit(Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 1));
        stepped.settle();
        assertThat(stepped.lookups).hasSize(2);
        stepped.lookUp();
        stepped.lookUp();
        stepped.run();
        assertThat(again.join().outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(unknown.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    /** Found by the simulator: a look-up overtook the writer's own learning of the batch, and named a batch before it. */
    @Test
    void what_the_index_knows_before_its_writer_does_is_not_answered_with_an_older_batch() {
        writer = stepped.restart(WriterOptions.defaults().withIdsPerGeneration(1));
        stepped.covered = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            stepped.wall += 1_000;
            submit(purchase(1));
            stepped.run();
        }
        Entry old = Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 1);
        stepped.indexed = new AcceptedEntry(1_000, old.id(), 1, 1, 0, 0, 0, old.fingerprint(), List.of());
        CompletableFuture<Answer> answer = submit(old);
        stepped.settle();
        stepped.lookUp();
        stepped.run();
        assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void an_index_that_is_being_made_again_is_not_believed_that_an_old_id_was_never_accepted() {
        Entry old = purchase(5);
        forgets(old);
        stepped.covered = 0;
        CompletableFuture<Answer> tooEarly = submit(old);
        stepped.settle();
        stepped.lookUp();
        stepped.run();
        assertThat(tooEarly).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
        stepped.covered = Long.MAX_VALUE;
        CompletableFuture<Answer> later = submit(Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 1));
        stepped.settle();
        stepped.lookUp();
        stepped.run();
        assertThat(later.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void a_look_up_that_was_given_up_is_not_applied_after_a_later_attempt_was_rejected() {
        forgets(purchase(1));
        Entry old = Gifts.gift(Gifts.id(SteppedWriter.START - 1), SENDER, CREATOR, 1_000);
        CompletableFuture<Answer> givenUp = submit(old);
        stepped.settle();
        IdLookup late = stepped.lookups.removeLast();
        CompletableFuture<Answer> retry = submit(old);
        stepped.settle();
        stepped.lookUp();
        stepped.run();
        assertThat(retry.join().outcome().code()).isEqualTo(OutcomeCode.INSUFFICIENT);
        submit(purchase(5_000));
        stepped.run();
        stepped.nanos = 0;
        late.run(stepped.index);
        stepped.run();
        assertThat(givenUp).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
        assertThat(stepped.lookups).isEmpty();
        assertThat(writer.position().entries()).isEqualTo(5);
    }

    @Test
    void an_old_request_of_a_batch_whose_caller_was_told_that_nobody_knows_is_not_applied_any_more() {
        forgets(purchase(1));
        Entry old = Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 7);
        EntryBatch batch = new EntryBatch();
        batch.add(purchase(1));
        batch.add(old);
        stepped.journal.loseNext = true;
        CompletableFuture<BatchAnswer> lost = writer.submit(batch).toCompletableFuture();
        stepped.settle();
        IdLookup late = stepped.lookups.removeLast();
        stepped.run();
        assertThat(lost).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
        stepped.nanos = 0;
        late.run(stepped.index);
        stepped.run();
        assertThat(writer.position().entries()).isEqualTo(4);
    }

    @Test
    void an_old_id_twice_in_a_batch_gets_both_its_answers() {
        forgets(purchase(1));
        Entry old = Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 7);
        EntryBatch batch = new EntryBatch();
        batch.add(old);
        batch.add(old);
        CompletableFuture<BatchAnswer> answer = writer.submit(batch).toCompletableFuture();
        stepped.settle();
        stepped.lookUp();
        stepped.lookUp();
        stepped.run();
        assertThat(List.of(answer.join().code(0), answer.join().code(1)))
                .containsExactlyInAnyOrder(OutcomeCode.ACCEPTED, OutcomeCode.EXISTS);
    }

    @Test
    void what_comes_back_from_a_look_up_while_the_store_is_away_is_told_so() {
        forgets(purchase(1));
        CompletableFuture<Answer> looked = submit(Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 7));
        CompletableFuture<Answer> waits = submit(Gifts.purchase(Gifts.id(SteppedWriter.START - 1), SENDER, 8));
        submit(purchase(1));
        stepped.settle();
        stepped.journal.away = true;
        stepped.store();
        stepped.settle();
        long begin = stepped.nanos;
        stepped.nanos += Duration.ofSeconds(60).toNanos();
        stepped.settle();
        long now = stepped.nanos;
        stepped.nanos = begin;
        stepped.lookUp();
        stepped.nanos = now;
        stepped.settle();
        assertThat(waits).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(NotApplied.class);
        stepped.lookUp();
        assertThat(looked)
                .as("not even asked after so long")
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void callers_of_a_round_whose_reading_back_contradicts_the_ledger_are_told() {
        stepped.journal.loseNext = true;
        CompletableFuture<Answer> doubtful = submit(purchase(100));
        stepped.settle();
        CompletableFuture<Answer> computedOnIt = submit(gift(40));
        stepped.store();
        AcceptedBatch foreign = new AcceptedBatch();
        Entry other = purchase(1);
        foreign.add(new AcceptedEntry(1_000, other.id(), 1, 1, 0, 0, 0, other.fingerprint(), List.of()));
        BatchEncoder encoder = new BatchEncoder();
        encoder.add(foreign.show(0, new PackedEntry()));
        LedgerPosition at = writer.position();
        stepped.journal.append(encoder.seal(1, at.sequence() + 1, 1, at.time(), at.hash()));
        stepped.run();
        assertThat(writer.isFinished()).isTrue();
        assertThat(doubtful).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
        assertThat(computedOnIt).isCompletedExceptionally();
    }

    @Test
    void a_lost_lease_ends_it_in_its_next_turn_and_everyone_is_told() {
        CompletableFuture<Answer> underWay = submit(purchase(100));
        stepped.settle();
        CompletableFuture<Answer> waiting = submit(gift(40));
        stepped.settle();
        stepped.lease.lose();
        stepped.settle();
        assertThat(writer.isFinished()).isFalse();
        stepped.store();
        stepped.settle();
        assertThat(writer.isFinished()).isTrue();
        assertThat(underWay.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(waiting).isCompletedExceptionally();
        assertThat(writer.stopped().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void a_follower_without_a_thread_gets_every_batch_by_steps() {
        List<Long> seen = new ArrayList<>();
        FollowerSteps follower = new FollowerSteps(stepped.feed, 0, batch -> seen.add(batch.sequence()));
        submit(purchase(100));
        stepped.run();
        submit(gift(10));
        stepped.run();
        while (follower.lastSequence() < stepped.feed.lastSequence()) {
            follower.step(() -> false);
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    /** Memory has forgotten the first of four entries, which the index covers. */
    private void forgets(Entry first) {
        writer = stepped.restart(WriterOptions.defaults().withIdsPerGeneration(1));
        stepped.covered = Long.MAX_VALUE;
        submit(first);
        stepped.run();
        for (int i = 0; i < 3; i++) {
            stepped.wall += 1_000;
            submit(purchase(1));
            stepped.run();
        }
    }

    private CompletableFuture<Answer> submit(Entry entry) {
        return writer.submit(entry).toCompletableFuture();
    }

    private Entry purchase(long coins) {
        return Gifts.purchase(Gifts.id(stepped.wall), SENDER, coins);
    }

    private Entry gift(long coins) {
        return Gifts.gift(Gifts.id(stepped.wall), SENDER, CREATOR, coins);
    }
}
