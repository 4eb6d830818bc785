package io.ovation.ledger;

import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.NOW;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntryHoldTest {

    private static final int IDS = 2_000;

    private final Ledger ledger = new Ledger(IDS);
    private final BatchOutcomes outcomes = new BatchOutcomes();
    private final EntryBatch batch = new EntryBatch();

    @Test
    void entriesStayAsTheyAreWhileAHoldIsOpenThoughTheirIdsAreForgottenLongAgo() {
        EntryHold hold = ledger.hold();
        Outcome first = decide(hold);

        applyAndForget(20 * IDS);

        assertThat(ledger.idFloorMillis()).isPositive();
        assertThat(outcomes.outcome(0)).isEqualTo(first);
        hold.close();
    }

    @Test
    void entriesOfARolledBackBatchStayAsTheyAreWhileAHoldIsOpen() {
        ledger.mark();
        EntryHold hold = ledger.hold();
        Outcome undone = decide(hold);
        ledger.rollbackAll();
        applyAndForget(100);

        assertThat(outcomes.outcome(0)).isEqualTo(undone);
        hold.close();
    }

    @Test
    void afterAHoldWasClosedItsEntriesAreRefusedAndTheirMemoryIsUsedAgain() {
        EntryHold hold = ledger.hold();
        decide(hold);
        hold.close();
        applyAndForget(4 * IDS);
        long reserved = ledger.memory().entryBytes();

        applyAndForget(40 * IDS);

        assertThat(ledger.memory().entryBytes()).isLessThanOrEqualTo(2 * reserved);
        assertThatThrownBy(() -> outcomes.outcome(0)).isInstanceOf(IllegalStateException.class);
        assertThat(outcomes.code(0)).isEqualTo(OutcomeCode.ACCEPTED);
    }

    private Outcome decide(EntryHold hold) {
        batch.clear();
        batch.add(entry(fixed(ISSUANCE, WALLET, 7)));
        outcomes.begin(hold);
        ledger.apply(batch, 0, 1, NOW, outcomes);
        return outcomes.outcome(0);
    }

    private void applyAndForget(int count) {
        EntryBatch more = new EntryBatch();
        for (int each = 0; each < count; each++) {
            more.clear();
            more.add(entry(fixed(ISSUANCE, WALLET, 1)));
            ledger.apply(more, 0, NOW);
            ledger.forgetIds(ledger.lastSequence());
        }
        // Ids below the floor are refused by now; what matters is that memory went round before.
    }
}
