package io.ovation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever it stores its batches in. */
public abstract class JournalContract {

    public static final BatchTime TIME = new BatchTime(1_000_000, 2_000_000);

    /** A journal on an empty store. */
    public abstract Journal journal();

    /** Another instance's journal on the same store. */
    public abstract Journal other();

    @Test
    void an_empty_shard_ends_at_zero() {
        Tail tail = journal().tail(1);
        assertThat(tail.sequence()).isZero();
        assertThat(tail.epoch()).isZero();
        assertThat(tail.hash()).containsOnly(0);
        assertThat(read(journal(), 1)).isEmpty();
    }

    @Test
    void opening_puts_a_barrier_of_the_epoch_at_the_end() {
        Journal journal = journal();
        SealedBatch barrier = journal.open(1, 5, TIME);
        assertThat(barrier.sequence()).isEqualTo(1);
        assertThat(journal.tail(1)).usingRecursiveComparison().isEqualTo(new Tail(1, 5, barrier.hash(), TIME));
        JournalBatch decoded = BatchCodec.decode(read(journal, 1).getFirst());
        assertThat(decoded.entries()).isEmpty();
        assertThat(decoded.previousHash()).containsOnly(0);
    }

    @Test
    void opening_again_with_the_same_epoch_adds_another_barrier() {
        Journal journal = journal();
        journal.open(1, 5, TIME);
        assertThat(journal.open(1, 5, TIME).sequence()).isEqualTo(2);
    }

    @Test
    void a_barrier_is_never_earlier_than_what_it_follows() {
        Journal journal = journal();
        journal.open(1, 1, TIME);
        journal.open(1, 2, new BatchTime(500_000, 3_000_000));
        assertThat(journal.tail(1).time()).isEqualTo(new BatchTime(1_000_000, 3_000_000));
    }

    @Test
    void batches_are_read_back_as_they_were_appended_and_in_order() {
        Journal journal = journal();
        SealedBatch last = journal.open(1, 1, TIME);
        List<SealedBatch> appended = new ArrayList<>(List.of(last));
        for (int i = 0; i < 100; i++) {
            last = next(last, 1);
            journal.append(last);
            appended.add(last);
        }
        assertThat(read(other(), 1)).usingRecursiveComparison().isEqualTo(appended);
        assertThat(read(other(), 51)).usingRecursiveComparison().isEqualTo(appended.subList(50, 101));
    }

    @Test
    void a_reader_stops_when_it_wants_to() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        journal.append(next(first, 1));
        List<SealedBatch> seen = new ArrayList<>();
        journal.read(1, 1, batch -> {
            seen.add(batch);
            return false;
        });
        assertThat(seen).hasSize(1);
    }

    @Test
    void shards_do_not_see_each_other() {
        Journal journal = journal();
        journal.open(1, 1, TIME);
        journal.open(2, 9, TIME);
        assertThat(journal.tail(1).epoch()).isEqualTo(1);
        assertThat(journal.tail(2).epoch()).isEqualTo(9);
        assertThat(journal.tail(2).sequence()).isEqualTo(1);
    }

    @Test
    void a_sequence_can_be_taken_once() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        SealedBatch second = next(first, 1);
        journal.append(second);
        assertThatThrownBy(() -> journal.append(next(first, 1))).isInstanceOf(SequenceTaken.class);
        assertThat(journal.tail(1).hash()).isEqualTo(second.hash());
    }

    @Test
    void an_older_epoch_is_fenced_by_the_barrier_of_a_newer_one() {
        Journal old = journal();
        SealedBatch first = old.open(1, 1, TIME);
        other().open(1, 2, TIME);
        assertThatThrownBy(() -> old.append(next(first, 1))).isInstanceOf(SequenceTaken.class);
        assertThatThrownBy(() -> old.confirm(1, 1, first.sequence())).isInstanceOf(EpochSuperseded.class);
        assertThatThrownBy(() -> old.open(1, 1, TIME)).isInstanceOf(EpochSuperseded.class);
        assertThat(old.tail(1).sequence()).isEqualTo(2);
    }

    @Test
    void an_epoch_that_nobody_has_superseded_is_confirmed() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        journal.confirm(1, 1, first.sequence());
        SealedBatch second = next(first, 1);
        journal.append(second);
        journal.confirm(1, 1, second.sequence());
    }

    @Test
    void of_many_that_open_at_once_each_gets_a_place_of_its_own_and_the_chain_holds() throws Exception {
        Journal first = journal();
        first.open(1, 1, TIME);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> opened = new ArrayList<>();
            for (int epoch = 2; epoch < 10; epoch++) {
                int mine = epoch;
                opened.add(threads.submit(() -> {
                    Journal journal = other();
                    try {
                        journal.open(1, mine, TIME);
                    } catch (EpochSuperseded quicker) {
                        assertThat(journal.tail(1).epoch()).isGreaterThan(mine);
                    } finally {
                        journal.close();
                    }
                }));
            }
            for (Future<?> each : opened) {
                each.get();
            }
        }
        ChainCheck check = new ChainCheck(1);
        read(first, 1).forEach(batch -> check.next(BatchCodec.decode(batch)));
        assertThat(check.tail().epoch()).isEqualTo(9);
    }

    @Test
    void a_batch_of_a_megabyte_is_stored() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        byte[] body = new byte[1 << 20];
        new java.util.Random(1).nextBytes(body);
        System.arraycopy(first.hash(), 0, body, BatchCodec.PREVIOUS_HASH_OFFSET, BatchCodec.HASH_BYTES);
        journal.append(new SealedBatch(1, 2, 1, first.hash(), body));
        assertThat(read(journal, 2).getFirst().body()).isEqualTo(body);
    }

    public static SealedBatch next(SealedBatch before, int epoch) {
        return new BatchEncoder().seal(before.shard(), before.sequence() + 1, epoch, TIME, before.hash());
    }

    public static List<SealedBatch> read(Journal journal, long from) {
        List<SealedBatch> batches = new ArrayList<>();
        journal.read(1, from, batches::add);
        return batches;
    }
}
