package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalContract;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.PostgresLeaseTest;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FaultyJournal.Fault;
import io.ovation.ledger.Entry;
import io.ovation.ledger.OutcomeCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class LedgerWriterTest {

    private static final long SENDER = 11;
    private static final long CREATOR = 22;

    private final FaultyJournal journal = new FaultyJournal(store());
    private final FixedLease lease = new FixedLease(1, 1);
    private LedgerWriter writer = start(lease, WriterOptions.defaults());

    private LedgerWriter start(FixedLease with, WriterOptions options) {
        return LedgerWriter.start(journal, with, JournalClock.system(), options);
    }

    /** An empty journal on a real store. */
    protected Journal store() {
        return new PostgresJournal(TestDatabase.fresh());
    }

    @AfterEach
    void close() {
        writer.close();
        journal.close();
    }

    @Test
    void an_accepted_entry_is_in_the_journal_when_it_is_answered() {
        Answer answer = submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        assertThat(answer.outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        JournalBatch batch = chain().get((int) answer.sequence() - 1);
        assertThat(batch.entries()).containsExactly(answer.outcome().applied());
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(100);
        assertThat(writer.position().sequence()).isEqualTo(answer.sequence());
    }

    @Test
    void nothing_is_answered_before_all_it_was_computed_on_is_durable() throws Exception {
        Entry purchase = Gifts.purchase(Gifts.id(), SENDER, 100);
        journal.hold();
        CompletableFuture<Answer> accepted = later(purchase);
        assertThat(journal.awaitHeld()).isTrue();
        List<CompletableFuture<?>> computedOnIt = List.of(
                later(purchase),
                later(Gifts.gift(Gifts.id(), SENDER, CREATOR, 1_000)),
                later(Gifts.gift(Gifts.id(), SENDER, CREATOR, 10)),
                writer.balance(Gifts.wallet(SENDER)).toCompletableFuture());
        Thread.sleep(200);
        assertThat(accepted).isNotDone();
        assertThat(computedOnIt).noneMatch(CompletableFuture::isDone);
        journal.release();
        assertThat(get(accepted).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(((Answer) get(computedOnIt.get(0))).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(((Answer) get(computedOnIt.get(1))).outcome().code()).isEqualTo(OutcomeCode.INSUFFICIENT);
        assertThat(((Answer) get(computedOnIt.get(2))).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(get(computedOnIt.get(3))).isEqualTo(90L);
    }

    @Test
    void a_rejection_and_a_balance_leave_only_after_the_epoch_was_confirmed_in_the_store() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.open(1, 2, chain().getLast().time());
        CompletionStage<Answer> rejected = writer.submit(Gifts.gift(Gifts.id(), SENDER, CREATOR, 1_000));
        assertThatThrownBy(() -> get(rejected)).isInstanceOf(LedgerFault.class);
        assertThatThrownBy(() -> get(writer.balance(Gifts.wallet(SENDER)))).isInstanceOf(WriterStopped.class);
    }

    @Test
    void a_refused_append_is_undone_and_its_callers_know_that_it_is_not_applied() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.failNext(Fault.REFUSED);
        Entry gift = Gifts.gift(Gifts.id(), SENDER, CREATOR, 10);
        assertThatThrownBy(() -> submit(gift)).isExactlyInstanceOf(NotApplied.class);
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(100);
        assertThat(submit(gift).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertAgreesWithItsChain();
    }

    @Test
    void an_append_of_unknown_result_that_was_stored_is_answered_as_accepted() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.failNext(Fault.UNKNOWN_STORED);
        Entry gift = Gifts.gift(Gifts.id(), SENDER, CREATOR, 10);
        assertThat(submit(gift).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(submit(gift).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(90);
        assertAgreesWithItsChain();
    }

    @Test
    void an_append_of_unknown_result_that_was_lost_is_not_applied_and_can_be_sent_again() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.failNext(Fault.UNKNOWN_LOST);
        Entry gift = Gifts.gift(Gifts.id(), SENDER, CREATOR, 10);
        assertThatThrownBy(() -> submit(gift)).isExactlyInstanceOf(NotApplied.class);
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(100);
        assertThat(submit(gift).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertAgreesWithItsChain();
    }

    @Test
    void what_was_applied_on_top_of_a_lost_batch_is_applied_again_without_it() throws Exception {
        for (Fault fault : List.of(Fault.UNKNOWN_LOST, Fault.REFUSED)) {
            Entry purchase = Gifts.purchase(Gifts.id(), SENDER, 100);
            long before = get(writer.balance(Gifts.wallet(SENDER)));
            List<CompletableFuture<Answer>> lost = holdARoundWith(purchase, fault);
            CompletableFuture<Answer> spends = later(Gifts.gift(Gifts.id(), SENDER, CREATOR, before + 50));
            CompletableFuture<Answer> fits = later(Gifts.purchase(Gifts.id(), SENDER, 7));
            Thread.sleep(100);
            journal.release();
            assertThat(lost)
                    .allSatisfy(each -> assertThatThrownBy(() -> get(each)).isInstanceOf(NotApplied.class));
            assertThat(get(spends).outcome().code()).isEqualTo(OutcomeCode.INSUFFICIENT);
            assertThat(get(fits).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(before + 7);
        }
        assertAgreesWithItsChain();
    }

    @Test
    void what_was_applied_on_top_of_a_batch_that_turns_out_to_be_stored_is_answered_on_top_of_it() throws Exception {
        List<CompletableFuture<Answer>> stored =
                holdARoundWith(Gifts.purchase(Gifts.id(), SENDER, 100), Fault.UNKNOWN_STORED);
        CompletableFuture<Answer> spends = later(Gifts.gift(Gifts.id(), SENDER, CREATOR, 50));
        Thread.sleep(100);
        journal.release();
        assertThat(stored)
                .allSatisfy(each -> assertThat(get(each).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED));
        assertThat(get(spends).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(50);
        assertAgreesWithItsChain();
    }

    @Test
    void a_writer_whose_epoch_was_taken_stops_and_says_that_nothing_was_applied() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.failNext(Fault.STOLEN);
        assertThatThrownBy(() -> submit(Gifts.gift(Gifts.id(), SENDER, CREATOR, 10)))
                .isInstanceOfSatisfying(
                        NotApplied.class,
                        fault -> assertThat(fault.retryAfter()).isPositive());
        assertThatThrownBy(() -> get(writer.stopped())).isInstanceOf(EpochSuperseded.class);
        assertThatThrownBy(() -> submit(Gifts.gift(Gifts.id(), SENDER, CREATOR, 10)))
                .isInstanceOf(WriterStopped.class);
    }

    @Test
    void a_batch_that_was_stored_just_before_the_epoch_was_taken_is_still_answered_as_accepted() {
        journal.failNext(Fault.UNKNOWN_STORED_THEN_STOLEN);
        assertThat(submit(Gifts.purchase(Gifts.id(), SENDER, 100)).outcome().code())
                .isEqualTo(OutcomeCode.ACCEPTED);
        assertThatThrownBy(() -> get(writer.stopped())).isInstanceOf(EpochSuperseded.class);
    }

    @Test
    void a_writer_that_lost_its_lease_stops() {
        lease.lose();
        assertThatThrownBy(() -> get(writer.stopped())).isInstanceOf(EpochSuperseded.class);
        assertThatThrownBy(() -> submit(Gifts.purchase(Gifts.id(), SENDER, 100)))
                .isInstanceOf(WriterStopped.class);
    }

    @Test
    void a_full_queue_refuses_at_once_and_nothing_of_it_is_applied() throws Exception {
        writer.close();
        writer = start(
                new FixedLease(1, 2),
                WriterOptions.defaults().withQueueEntries(10).withBatchEntries(5));
        journal.hold();
        List<CompletableFuture<Answer>> first = new ArrayList<>(List.of(later(Gifts.purchase(Gifts.id(), SENDER, 1))));
        assertThat(journal.awaitHeld()).isTrue();
        for (int i = 0; i < 100; i++) {
            first.add(later(Gifts.purchase(Gifts.id(), SENDER, 1)));
        }
        List<CompletableFuture<Answer>> refused = first.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(100 - 10 - 5);
        assertThat(refused)
                .allSatisfy(each -> assertThatThrownBy(() -> get(each)).isInstanceOf(QueueFull.class));
        journal.release();
        long accepted = first.stream()
                .filter(each -> !refused.contains(each))
                .filter(each -> get(each).outcome().code() == OutcomeCode.ACCEPTED)
                .count();
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(accepted);
    }

    @Test
    void while_the_store_is_away_callers_learn_what_is_certain_and_afterwards_work_goes_on() throws Exception {
        writer.close();
        writer = start(new FixedLease(1, 2), WriterOptions.defaults().withPatience(Duration.ofMillis(200)));
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        journal.hold();
        Entry inDoubt = Gifts.gift(Gifts.id(), SENDER, CREATOR, 10);
        CompletableFuture<Answer> doubtful = later(inDoubt);
        assertThat(journal.awaitHeld()).isTrue();
        CompletableFuture<Answer> waiting = later(Gifts.gift(Gifts.id(), SENDER, CREATOR, 20));
        journal.down(true);
        journal.release();
        assertThatThrownBy(() -> get(doubtful))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class, fault -> assertThat(fault.id()).isEqualTo(inDoubt.id()));
        assertThatThrownBy(() -> get(waiting)).isExactlyInstanceOf(NotApplied.class);
        assertThatThrownBy(() -> submit(Gifts.gift(Gifts.id(), SENDER, CREATOR, 30)))
                .isExactlyInstanceOf(NotApplied.class);
        journal.down(false);
        assertThat(PostgresLeaseTest.eventually(() ->
                        !later(inDoubt).handle((answer, fault) -> fault != null).join()))
                .isTrue();
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(90);
        assertAgreesWithItsChain();
    }

    @Test
    void a_retry_after_a_restart_gets_the_first_outcome() {
        Entry purchase = Gifts.purchase(Gifts.id(), SENDER, 100);
        Answer first = submit(purchase);
        writer.close();
        writer = start(new FixedLease(1, 2), WriterOptions.defaults());
        Answer second = submit(purchase);
        assertThat(second.outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(second.outcome().applied()).isEqualTo(first.outcome().applied());
        assertThat(get(writer.balance(Gifts.wallet(SENDER)))).isEqualTo(100);
    }

    @Test
    void batch_times_never_go_back_whatever_the_clocks_do() {
        writer.close();
        AtomicLong wall = new AtomicLong(System.currentTimeMillis());
        AtomicLong business = new AtomicLong(System.currentTimeMillis());
        writer = LedgerWriter.start(
                journal,
                new FixedLease(1, 2),
                new JournalClock() {
                    @Override
                    public long wallMillis() {
                        return wall.get();
                    }

                    @Override
                    public long businessMillis() {
                        return business.get();
                    }
                },
                WriterOptions.defaults());
        for (int i = 0; i < 20; i++) {
            submit(Gifts.purchase(Gifts.id(wall.get() - 1_000), SENDER, 1));
            wall.addAndGet(i % 3 == 0 ? -700 : 400);
            business.addAndGet(i % 2 == 0 ? -86_400_000 : 86_400_000 * 2);
        }
        assertAgreesWithItsChain();
    }

    @Test
    void closing_answers_what_is_under_way() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(later(Gifts.purchase(Gifts.id(), SENDER, 1)));
        }
        writer.close();
        assertThat(answers)
                .allSatisfy(each -> assertThat(get(each).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED));
        assertThatThrownBy(() -> submit(Gifts.purchase(Gifts.id(), SENDER, 1))).isInstanceOf(WriterStopped.class);
    }

    @Test
    void a_damaged_chain_keeps_a_writer_from_starting() {
        submit(Gifts.purchase(Gifts.id(), SENDER, 100));
        writer.close();
        SealedBatch last = journal.open(1, 2, chain().getLast().time());
        journal.append(new BatchEncoder()
                .seal(1, last.sequence() + 1, 2, chain().getLast().time(), new byte[32]));
        assertThatThrownBy(() -> start(new FixedLease(1, 3), WriterOptions.defaults()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("batch " + (last.sequence() + 1));
    }

    /** A round in the held append, large enough that the writer does not write it itself, and then meets the fault. */
    private List<CompletableFuture<Answer>> holdARoundWith(Entry entry, Fault fault) throws Exception {
        journal.hold();
        CompletableFuture<Answer> opener = later(Gifts.purchase(Gifts.id(), CREATOR, 1));
        assertThat(journal.awaitHeld()).isTrue();
        List<CompletableFuture<Answer>> round = new ArrayList<>(List.of(later(entry)));
        for (int i = 0; i < 100; i++) {
            round.add(later(Gifts.purchase(Gifts.id(), CREATOR, 1)));
        }
        journal.release();
        journal.hold();
        get(opener);
        assertThat(journal.awaitHeld()).isTrue();
        journal.failNext(fault);
        return round;
    }

    private void assertAgreesWithItsChain() {
        LedgerWriter.LedgerState state = get(writer.state());
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
        assertThat(report.finding()).isNull();
        assertThat(report.ledger().stateHash()).isEqualTo(state.stateHash());
        assertThat(report.entries()).isEqualTo(state.entries());
        assertThat(report.sequence()).isEqualTo(state.sequence());
    }

    private List<JournalBatch> chain() {
        return JournalContract.read(journal, 1).stream().map(BatchCodec::decode).toList();
    }

    private Answer submit(Entry entry) {
        return get(writer.submit(entry));
    }

    private CompletableFuture<Answer> later(Entry entry) {
        return writer.submit(entry).toCompletableFuture();
    }

    public static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
