package io.ovation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.ledger.Histories.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

class LedgerBesideItsTwinTest {

    private static final int IDS_PER_GENERATION = 2;

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theLedgerAndItsPlainTwinAnswerEveryHistoryAlike(@ForAll("histories") List<Step> history) throws Exception {
        compare(history);
    }

    /** The seed is fixed, because what random histories reach is a matter of luck, and a test may not be. */
    @Property(tries = 500, seed = "42", shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theseHistoriesReachEveryOutcomeCode(@ForAll("histories") List<Step> history) throws Exception {
        compare(history);
        Statistics.coverage(coverage -> {
            for (OutcomeCode code : OutcomeCode.values()) {
                coverage.check(code).count(count -> count >= 5);
            }
        });
    }

    private static void compare(List<Step> history) throws Exception {
        Run run = new Run();
        for (Step step : history) {
            run.take(step);
        }
        run.check();
    }

    /** A ledger, its twin, and the journal of what both accepted. */
    private static final class Run {
        private final Ledger ledger = new Ledger(IDS_PER_GENERATION);
        private final PlainLedger twin = new PlainLedger(IDS_PER_GENERATION);

        /** Is asked the same in packed batches, whose requests wait here with what the other two said. */
        private final Ledger flat = new Ledger(IDS_PER_GENERATION);

        private final EntryBatch batch = new EntryBatch();
        private final BatchOutcomes flatOutcomes = new BatchOutcomes();
        private final List<Outcome> expectedOfFlat = new ArrayList<>();
        private final List<AcceptedEntry> journal = new ArrayList<>();
        private final List<Long> markedSequences = new ArrayList<>();
        private BatchTime time = new BatchTime(Histories.START_MILLIS, Histories.START_MILLIS);

        void take(Step step) throws Exception {
            switch (step) {
                case Step.Ask(LedgerRequest request) -> ask(request);
                case Step.AskWithStaleFloor(LedgerRequest request) -> {
                    flushFlat();
                    long stale = ledger.idFloorMillis() - 1;
                    agree(ledger.applyAbsent(request, time, stale), twin.apply(request, time, stale));
                    flatAbsent(request, stale);
                }
                case Step.Wait(long millis) -> {
                    flushFlat();
                    time = new BatchTime(time.wallMillis() + millis, time.businessMillis() + 10 * millis);
                }
                case Step.Mark() -> {
                    flushFlat();
                    if (markedSequences.size() < UndoLog.MAXIMUM_MARKS) {
                        markedSequences.add(ledger.lastSequence());
                        ledger.mark();
                        twin.mark();
                        flat.mark();
                    }
                }
                case Step.CommitOldest() -> {
                    flushFlat();
                    if (!markedSequences.isEmpty()) {
                        markedSequences.removeFirst();
                        ledger.commitOldest();
                        twin.commitOldest();
                        flat.commitOldest();
                    }
                }
                case Step.RollbackAll() -> rollback();
                case Step.Forget(boolean indexCoversAll) -> {
                    flushFlat();
                    long durable = markedSequences.isEmpty() ? ledger.lastSequence() : markedSequences.getFirst();
                    long covered = indexCoversAll ? durable : 0;
                    assertThat(ledger.forgetIds(covered)).isEqualTo(twin.forgetIds(covered));
                    flat.forgetIds(covered);
                }
            }
            assertThat(ledger.lastSequence()).isEqualTo(twin.lastSequence());
            assertThat(ledger.idFloorMillis()).isEqualTo(twin.idFloorMillis());
        }

        private void ask(LedgerRequest request) {
            Outcome outcome = agree(ledger.apply(request, time), twin.apply(request, time, Long.MIN_VALUE));
            batch.add(request);
            expectedOfFlat.add(outcome);
            if (outcome.code() == OutcomeCode.ID_INDEX_NEEDED) {
                askIndex(request);
            }
        }

        private void askIndex(LedgerRequest request) {
            AcceptedEntry found = index().get(request.id());
            if (found == null) {
                long floor = ledger.idFloorMillis();
                Outcome outcome = agree(ledger.applyAbsent(request, time, floor), twin.apply(request, time, floor));
                assertThat(outcome.code()).isNotEqualTo(OutcomeCode.ID_INDEX_NEEDED);
                flushFlat();
                flatAbsent(request, floor);
            } else {
                assertThat(Outcome.existing(request, found).code())
                        .isIn(OutcomeCode.EXISTS, OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
            }
        }

        /** Judges the requests that wait, as one batch. */
        private void flushFlat() {
            try (EntryHold hold = flat.hold()) {
                flatOutcomes.begin(hold);
                flat.apply(batch, 0, batch.size(), time, flatOutcomes);
                for (int index = 0; index < batch.size(); index++) {
                    assertThat(flatOutcomes.outcome(index)).isEqualTo(expectedOfFlat.get(index));
                }
            }
            batch.clear();
            expectedOfFlat.clear();
        }

        private void flatAbsent(LedgerRequest request, long floor) {
            batch.add(request);
            flat.applyAbsent(batch, 0, time, floor);
            batch.clear();
        }

        private Map<UUID, AcceptedEntry> index() {
            Map<UUID, AcceptedEntry> byId = new HashMap<>();
            for (AcceptedEntry entry : journal) {
                assertThat(byId.put(entry.id(), entry))
                        .as("an id is accepted once")
                        .isNull();
            }
            return byId;
        }

        private Outcome agree(Outcome outcome, Outcome expected) {
            assertThat(outcome).isEqualTo(expected);
            Statistics.collect(outcome.code());
            if (outcome.code() == OutcomeCode.ACCEPTED) {
                journal.add(outcome.applied());
            }
            return outcome;
        }

        private void rollback() throws Exception {
            flushFlat();
            if (markedSequences.isEmpty()) {
                return;
            }
            long kept = markedSequences.getFirst();
            markedSequences.clear();
            ledger.rollbackAll();
            twin.rollbackAll();
            flat.rollbackAll();
            journal.removeIf(entry -> entry.sequence() > kept);
            assertThat(ledger.stateHash()).isEqualTo(twin.stateHash());
        }

        void check() throws Exception {
            Map<AccountId, Long> balances = new TreeMap<>();
            ledger.forEachAccount(balances::put);
            assertThat(balances).isEqualTo(twin.naturalBalances());
            assertThat(ledger.accountCount()).isEqualTo(balances.size());
            assertThat(Invariants.broken(ledger)).isEmpty();
            assertThat(ledger.stateHash()).isEqualTo(twin.stateHash());
            flushFlat();
            assertThat(flat.stateHash()).isEqualTo(twin.stateHash());
            assertThat(flat.idFloorMillis()).isEqualTo(twin.idFloorMillis());
            index();

            Ledger replayed = new Ledger();
            for (AcceptedEntry entry : journal) {
                replayed.replay(entry, time);
            }
            assertThat(replayed.stateHash()).isEqualTo(ledger.stateHash());

            Ledger replayedFlat = new Ledger();
            AcceptedBatch accepted = new AcceptedBatch();
            journal.forEach(accepted::add);
            PackedEntry window = new PackedEntry();
            for (int entry = 0; entry < accepted.size(); entry++) {
                replayedFlat.replay(accepted.show(entry, window), time);
                assertThat(window.toAcceptedEntry()).isEqualTo(journal.get(entry));
            }
            assertThat(replayedFlat.stateHash()).isEqualTo(ledger.stateHash());
        }
    }
}
