package io.ovation.journal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Outcome;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final int IDS = 30;

    /** Lets memory forget as early as it may. */
    private static final IdIndex EVERYTHING = index(Long.MAX_VALUE);

    private static final IdIndex NOTHING = index(0);

    @Property(tries = 150)
    void a_start_from_a_snapshot_at_any_batch_answers_as_one_that_has_replayed_everything(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        WrittenChain chain = new WrittenChain(seed, length);
        int cut = new Random(seed).nextInt(length + 1);
        boolean forgets = (seed & 1) == 0;
        IdIndex index = forgets ? EVERYTHING : NOTHING;
        LedgerReplica whole = replayed(chain, length, index);
        LedgerReplica part = replayed(chain, cut, index);
        MemorySnapshots store = new MemorySnapshots();
        new SnapshotMakerAtOnce(store).save(part);

        LedgerReplica started = Snapshots.newest(store, chain, WrittenChain.SHARD, IDS);
        assertThat(started.tail().sequence()).isEqualTo(cut);
        for (int at = cut; at < length; at++) {
            step(started, chain, at, index);
        }

        assertThat(started.ledger().stateHash()).isEqualTo(whole.ledger().stateHash());
        assertThat(started.tail().hash()).isEqualTo(whole.tail().hash());
        assertThat(started.ledger().idFloorMillis()).isEqualTo(whole.ledger().idFloorMillis());
        for (LedgerRequest request : chain.requests) {
            Outcome expected = whole.ledger().apply(request, chain.time());
            assertThat(started.ledger().apply(request, chain.time())).isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void whatever_fails_in_between_a_follower_ends_with_the_state_of_the_journal(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int every) {
        Random random = new Random(seed);
        WrittenChain chain = new WrittenChain(seed, 5);
        MemorySnapshots store = new MemorySnapshots();
        ReplicaSteps steps = steps(chain, store, every);
        for (int round = 0; round < 25; round++) {
            chain.write(random.nextInt(6));
            store.away = random.nextInt(5) == 0;
            try {
                steps.step(() -> random.nextInt(10) == 0);
            } catch (JournalUnavailable away) {
                assertThat(store.away).isTrue();
            }
            store.away = false;
            if (!store.points(1).isEmpty() && random.nextInt(4) == 0) {
                store.tearNewest();
            }
            if (random.nextInt(4) == 0) {
                steps = steps(chain, store, every); // killed and started again
            }
        }
        while (steps.step(() -> false)) {
            // to the end
        }
        LedgerReplica followed = steps.handOver();
        assertThat(store.points(1)).hasSizeLessThanOrEqualTo(2);
        assertThat(followed.tail().sequence()).isEqualTo(chain.batches.size());
        assertThat(followed.ledger().stateHash())
                .isEqualTo(
                        replayed(chain, chain.batches.size(), NOTHING).ledger().stateHash());
    }

    @Test
    void a_torn_snapshot_is_passed_over_for_the_one_before_and_then_for_the_journal_alone() {
        WrittenChain chain = new WrittenChain(1, 40);
        MemorySnapshots store = new MemorySnapshots();
        SnapshotMakerAtOnce maker = new SnapshotMakerAtOnce(store);
        maker.save(replayed(chain, 10, NOTHING));
        maker.save(replayed(chain, 30, NOTHING));
        store.tearNewest();
        assertThat(Snapshots.newest(store, chain, 1, IDS).tail().sequence()).isEqualTo(10);
        store.prune(1, 1);
        assertThat(Snapshots.newest(store, chain, 1, IDS).tail().sequence()).isZero();
    }

    @Test
    void a_snapshot_of_another_chain_is_passed_over() {
        MemorySnapshots store = new MemorySnapshots();
        new SnapshotMakerAtOnce(store).save(replayed(new WrittenChain(1, 40), 20, NOTHING));
        assertThat(Snapshots.newest(store, new WrittenChain(2, 40), 1, IDS)
                        .tail()
                        .sequence())
                .isZero();
        assertThat(Snapshots.newest(store, new WrittenChain(1, 10), 1, IDS)
                        .tail()
                        .sequence())
                .as("restored to an earlier moment")
                .isZero();
    }

    @Test
    void a_replica_that_the_journal_contradicts_is_begun_anew() {
        WrittenChain first = new WrittenChain(1, 20);
        WrittenChain journal = new WrittenChain(1, 20);
        MemorySnapshots store = new MemorySnapshots();
        ReplicaSteps steps = steps(journal, store, 1_000);
        steps.step(() -> false);
        // The journal's database came back without its last batches, and went on in another way.
        journal.batches.subList(0, 20).clear();
        journal.batches.addAll(new WrittenChain(2, 30).batches);
        assertThatThrownBy(() -> steps.step(() -> false)).hasMessageContaining("does not continue the chain");
        while (steps.step(() -> false)) {
            // from the beginning
        }
        assertThat(steps.handOver().tail().hash())
                .isEqualTo(journal.batches.getLast().hash())
                .isNotEqualTo(first.batches.getLast().hash());
    }

    @Test
    void an_instance_does_not_make_what_another_has_just_made() {
        WrittenChain chain = new WrittenChain(3, 40);
        MemorySnapshots store = new MemorySnapshots();
        ReplicaSteps ours = steps(chain, store, 20);
        ours.step(() -> false);
        SnapshotPoint made = store.points(1).getFirst();
        chain.write(2);
        ReplicaSteps theirs = steps(chain, store, 20);
        theirs.step(() -> false);
        assertThat(theirs.lastSnapshot()).isEqualTo(made);
        assertThat(store.points(1)).hasSize(1);
    }

    private static ReplicaSteps steps(WrittenChain chain, SnapshotStore store, int every) {
        return new ReplicaSteps(
                new JournalFeed(chain, WrittenChain.SHARD),
                NOTHING,
                store,
                SnapshotRule.every(every),
                IDS,
                Runnable::run);
    }

    private static LedgerReplica replayed(WrittenChain chain, int batches, IdIndex index) {
        LedgerReplica replica = LedgerReplica.empty(WrittenChain.SHARD, IDS);
        for (int at = 0; at < batches; at++) {
            step(replica, chain, at, index);
        }
        return replica;
    }

    private static void step(LedgerReplica replica, WrittenChain chain, int at, IdIndex index) {
        replica.apply(BatchCodec.decode(chain.batches.get(at)));
        replica.ledger().forgetIds(index.coveredSequence());
    }

    private static IdIndex index(long covered) {
        return new IdIndex() {
            @Override
            public AcceptedEntry find(UUID id) {
                return null;
            }

            @Override
            public long coveredSequence() {
                return covered;
            }
        };
    }

    /** Stores a replica at once. */
    private record SnapshotMakerAtOnce(SnapshotStore store) {
        void save(LedgerReplica replica) {
            SnapshotMaker maker = new SnapshotMaker(store, WrittenChain.SHARD, SnapshotRule.every(1), Runnable::run);
            try {
                maker.save(replica);
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }
}
