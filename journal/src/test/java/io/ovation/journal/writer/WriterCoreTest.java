package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalClock;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.FollowerSteps;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Entry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.OutcomeCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The writer without threads: the test is the store's thread, the answer thread, the look-ups and the clock. */
class WriterCoreTest {

    private static final long SENDER = 11;
    private static final long CREATOR = 22;
    private static final long START = 1_795_000_000_000L;

    private final MemoryJournal journal = new MemoryJournal();
    private final JournalFeed feed = new JournalFeed(journal, 1);
    private final ArrayDeque<StoreCall> calls = new ArrayDeque<>();
    private final ArrayDeque<Runnable> answers = new ArrayDeque<>();
    private final ArrayDeque<IdLookup> lookups = new ArrayDeque<>();
    private final FixedLease lease = new FixedLease(1, 1);
    private long nanos;
    private long wall = START;
    private long covered;
    private AcceptedEntry indexed;
    private WriterCore writer = start(WriterOptions.defaults());

    private final IdIndex index = new IdIndex() {
        @Override
        public AcceptedEntry find(UUID id) {
            return indexed != null && indexed.id().equals(id) ? indexed : null;
        }

        @Override
        public long coveredSequence() {
            return covered;
        }
    };

    private WriterCore start(WriterOptions options) {
        JournalClock clock = new JournalClock() {
            @Override
            public long wallMillis() {
                return wall;
            }

            @Override
            public long businessMillis() {
                return wall;
            }
        };
        journal.open(1, 1, clock.next(Tail.empty().time()));
        IdIndex asked = new IdIndex() {
            @Override
            public AcceptedEntry find(UUID id) {
                return index.find(id);
            }

            @Override
            public long coveredSequence() {
                return covered;
            }
        };
        LedgerReplica replica = LedgerReplica.empty(1, options.idsPerGeneration());
        journal.read(1, 1, batch -> {
            replica.apply(BatchCodec.decode(batch));
            return true;
        });
        return new WriterCore(
                feed,
                lease,
                clock,
                asked,
                options,
                replica.ledger(),
                replica.tail(),
                new Surroundings(calls::add, answers::add, lookups::add, () -> nanos));
    }

    @Test
    void while_one_round_is_at_the_store_the_next_is_applied_and_waits() {
        CompletableFuture<Answer> first = submit(purchase(100));
        settle();
        CompletableFuture<Answer> second = submit(gift(40));
        settle();
        assertThat(calls).as("one call at a time").hasSize(1);
        store();
        settle();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        store();
        settle();
        assertThat(second.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(second.join().sequence()).isEqualTo(3);
    }

    @Test
    void an_unknown_append_is_resolved_by_a_barrier_and_a_reading_each_a_call_of_its_own() {
        journal.keepNextSilently = true;
        CompletableFuture<Answer> kept = submit(purchase(100));
        settle();
        store();
        settle();
        assertThat(calls.peek()).isInstanceOf(StoreCall.Barrier.class);
        store();
        settle();
        assertThat(calls.peek()).isInstanceOf(StoreCall.ReadBack.class);
        assertThat(kept).isNotDone();
        store();
        settle();
        assertThat(kept.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void a_lost_append_is_not_applied_and_what_was_computed_on_it_is_judged_again() {
        journal.loseNext = true;
        CompletableFuture<Answer> lost = submit(purchase(100));
        settle();
        CompletableFuture<Answer> spends = submit(gift(40));
        settle();
        run();
        assertThat(lost).isCompletedExceptionally();
        assertThat(spends.join().outcome().code()).isEqualTo(OutcomeCode.INSUFFICIENT);
    }

    @Test
    void a_store_that_stays_away_is_asked_again_with_pauses_and_callers_learn_of_it_after_the_patience() {
        writer.close();
        run();
        writer = start(WriterOptions.defaults().withPatience(Duration.ofMillis(100)));
        journal.away = true;
        CompletableFuture<Answer> doubtful = submit(purchase(100));
        settle();
        store();
        int attempts = 0;
        long begin = nanos;
        while (nanos - begin < 90_000_000) {
            settle();
            if (calls.isEmpty()) {
                nanos += 1_000_000;
            } else {
                store();
                attempts++;
            }
        }
        assertThat(attempts).isBetween(3, 8);
        assertThat(doubtful).isNotDone();
        nanos += 20_000_000;
        settle();
        assertThat(doubtful).isCompletedExceptionally();
        assertThat(submit(purchase(1))).as("new work is refused meanwhile").isCompletedExceptionally();
        journal.away = false;
        run();
        CompletableFuture<Answer> after = submit(purchase(1));
        run();
        assertThat(after.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void an_id_older_than_memory_is_looked_up_outside_and_comes_back() {
        writer.close();
        run();
        writer = start(WriterOptions.defaults().withIdsPerGeneration(1));
        covered = Long.MAX_VALUE;
        Entry old = purchase(5);
        List<CompletableFuture<Answer>> first = new ArrayList<>(List.of(submit(old)));
        run();
        for (int i = 0; i < 3; i++) {
            wall += 1_000;
            first.add(submit(purchase(1)));
            run();
        }
        indexed = first.getFirst().join().outcome().applied();
        CompletableFuture<Answer> again = submit(old);
        CompletableFuture<Answer> unknown = submit(Gifts.purchase(Gifts.id(START - 1), SENDER, 1));
        settle();
        assertThat(lookups).hasSize(2);
        lookups.removeLast().run(index);
        lookups.removeLast().run(index);
        run();
        assertThat(again.join().outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(unknown.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
    }

    @Test
    void a_lost_lease_ends_it_in_its_next_turn_and_everyone_is_told() {
        CompletableFuture<Answer> underWay = submit(purchase(100));
        settle();
        CompletableFuture<Answer> waiting = submit(gift(40));
        settle();
        lease.lose();
        settle();
        assertThat(writer.isFinished()).isFalse();
        store();
        settle();
        assertThat(writer.isFinished()).isTrue();
        assertThat(underWay.join().outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(waiting).isCompletedExceptionally();
        assertThat(writer.stopped().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void a_follower_without_a_thread_gets_every_batch_by_steps() {
        List<Long> seen = new ArrayList<>();
        FollowerSteps follower = new FollowerSteps(feed, 0, batch -> seen.add(batch.sequence()));
        submit(purchase(100));
        run();
        submit(gift(10));
        run();
        while (follower.lastSequence() < feed.lastSequence()) {
            follower.step(() -> false);
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    private CompletableFuture<Answer> submit(Entry entry) {
        return writer.submit(entry).toCompletableFuture();
    }

    private Entry purchase(long coins) {
        return Gifts.purchase(Gifts.id(wall), SENDER, coins);
    }

    private Entry gift(long coins) {
        return Gifts.gift(Gifts.id(wall), SENDER, CREATOR, coins);
    }

    /** Turns until nothing can be done without the store, then gives the answers. */
    private void settle() {
        for (int i = 0; writer.turn() == 0; i++) {
            assertThat(i).isLessThan(100);
        }
        while (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    private void store() {
        calls.remove().run(journal);
    }

    private void run() {
        settle();
        while (!calls.isEmpty()) {
            store();
            settle();
        }
        nanos += 1_000_000_000;
        settle();
        while (!calls.isEmpty()) {
            store();
            settle();
        }
    }
}
