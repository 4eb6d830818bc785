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

    private static final int IDS_PER_GENERATION = 6;

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void theLedgerAndItsPlainTwinAnswerEveryHistoryAlikeAndEveryOutcomeCodeIsReached(
            @ForAll("histories") List<Step> history) throws Exception {
        Run run = new Run();
        for (Step step : history) {
            run.take(step);
        }
        run.check();
        Statistics.coverage(coverage -> {
            for (OutcomeCode code : OutcomeCode.values()) {
                coverage.check(code).count(count -> count >= 5);
            }
        });
    }

    /** A ledger, its twin, and the journal of what both accepted. */
    private static final class Run {
        private final Ledger ledger = new Ledger(IDS_PER_GENERATION);
        private final PlainLedger twin = new PlainLedger(IDS_PER_GENERATION);
        private final List<AcceptedEntry> journal = new ArrayList<>();
        private final List<Long> markedSequences = new ArrayList<>();
        private BatchTime time = new BatchTime(Histories.START_MILLIS, Histories.START_MILLIS);

        void take(Step step) throws Exception {
            switch (step) {
                case Step.Ask(LedgerRequest request) -> ask(request);
                case Step.AskWithStaleFloor(LedgerRequest request) -> {
                    long stale = ledger.idFloorMillis() - 1;
                    agree(ledger.applyAbsent(request, time, stale), twin.apply(request, time, stale));
                }
                case Step.Wait(long millis) ->
                    time = new BatchTime(time.wallMillis() + millis, time.businessMillis() + 10 * millis);
                case Step.Mark() -> {
                    if (markedSequences.size() < UndoLog.MAXIMUM_MARKS) {
                        markedSequences.add(ledger.lastSequence());
                        ledger.mark();
                        twin.mark();
                    }
                }
                case Step.CommitOldest() -> {
                    if (!markedSequences.isEmpty()) {
                        markedSequences.removeFirst();
                        ledger.commitOldest();
                        twin.commitOldest();
                    }
                }
                case Step.RollbackAll() -> rollback();
                case Step.Forget(boolean indexCoversAll) -> {
                    long durable = markedSequences.isEmpty() ? ledger.lastSequence() : markedSequences.getFirst();
                    long covered = indexCoversAll ? durable : 0;
                    assertThat(ledger.forgetIds(covered)).isEqualTo(twin.forgetIds(covered));
                }
            }
            assertThat(ledger.lastSequence()).isEqualTo(twin.lastSequence());
            assertThat(ledger.idFloorMillis()).isEqualTo(twin.idFloorMillis());
        }

        private void ask(LedgerRequest request) {
            Outcome outcome = agree(ledger.apply(request, time), twin.apply(request, time, Long.MIN_VALUE));
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
            } else {
                assertThat(Outcome.existing(request, found).code())
                        .isIn(OutcomeCode.EXISTS, OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
            }
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
            if (markedSequences.isEmpty()) {
                return;
            }
            long kept = markedSequences.getFirst();
            markedSequences.clear();
            ledger.rollbackAll();
            twin.rollbackAll();
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
            index();

            Ledger replayed = new Ledger();
            for (AcceptedEntry entry : journal) {
                replayed.replay(entry, time);
            }
            assertThat(replayed.stateHash()).isEqualTo(ledger.stateHash());
        }
    }
}
