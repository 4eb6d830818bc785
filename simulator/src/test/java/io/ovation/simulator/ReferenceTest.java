package io.ovation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    @Test
    void the_reference_and_the_ledger_judge_alike_and_every_judgement_occurs() {
        Set<OutcomeCode> occurred = EnumSet.noneOf(OutcomeCode.class);
        for (int seed = 0; seed < 400; seed++) {
            judgeSideBySide(seed, occurred);
        }
        Set<OutcomeCode> onlyWithAnIndex = EnumSet.of(OutcomeCode.ID_INDEX_NEEDED, OutcomeCode.ID_MEMORY_FULL);
        assertThat(occurred).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(onlyWithAnIndex)));
    }

    private static void judgeSideBySide(int seed, Set<OutcomeCode> occurred) {
        Dice dice = new Dice(seed);
        Requests requests = new Requests(dice);
        Ledger ledger = new Ledger();
        Reference reference = new Reference();
        long now = 1_800_000_000_000L;
        for (int i = 0; i < 150; i++) {
            now += dice.below(30);
            UUID id = new UUID(
                    (now + dice.between(-3_000, 5_200)) / 200 * 200 << 16 | (dice.percent(99) ? 0x7000 : 0x4000),
                    Long.MIN_VALUE | dice.below(3));
            LedgerRequest request = requests.under(id, dice.percent(3) ? now - 1 : Long.MAX_VALUE);
            Verdict verdict = reference.judge(request, reference.entries(), now);
            Outcome outcome = ledger.apply(request, new BatchTime(now, now));
            assertThat(new Verdict(
                            outcome.code(),
                            outcome.failedTransfer(),
                            outcome.available(),
                            outcome.entry() == null
                                    ? List.of()
                                    : outcome.entry().transfers()))
                    .as("seed %s, request %s: %s", seed, i, request)
                    .isEqualTo(verdict);
            occurred.add(outcome.code());
            if (outcome.code() == OutcomeCode.ACCEPTED) {
                reference.take(outcome.applied());
            }
            if (dice.percent(5) && outcome.code() == OutcomeCode.ACCEPTED) {
                occurred.add(ledger.apply(request, new BatchTime(now, now)).code());
            }
        }
    }
}
