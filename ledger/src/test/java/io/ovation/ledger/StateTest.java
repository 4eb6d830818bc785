package io.ovation.ledger;

import static io.ovation.ledger.Samples.FINGERPRINT;
import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.NOW;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.idAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final int IDS = 50;

    @Test
    void aLedgerMadeOfASavedStateAnswersAsTheOneThatWasSaved() {
        Ledger ledger = new Ledger(IDS);
        List<Entry> entries = history(ledger, 170);
        accepted(ledger, new FloorRise(idAt(Samples.NOW_MILLIS), FINGERPRINT, Long.MAX_VALUE, 77, -3));

        Ledger restored = restored(parts(ledger));

        assertThat(restored.stateHash()).isEqualTo(ledger.stateHash());
        assertThat(restored.lastSequence()).isEqualTo(171);
        assertThat(restored.bucketFloor(77)).isEqualTo(-3);
        assertThat(restored.idFloorMillis()).isEqualTo(ledger.idFloorMillis()).isPositive();
        for (Entry known : entries) {
            assertThat(restored.apply(known, NOW)).isEqualTo(ledger.apply(known, NOW));
        }
        for (int more = 0; more < 2 * IDS; more++) {
            Entry next = entry(fixed(ISSUANCE, WALLET, 1));
            assertThat(restored.apply(next, NOW)).isEqualTo(ledger.apply(next, NOW));
            assertThat(restored.forgetIds(100)).isEqualTo(ledger.forgetIds(100));
            assertThat(restored.idFloorMillis()).isEqualTo(ledger.idFloorMillis());
        }
    }

    @Test
    void whatWasRolledBackIsNotSavedThoughItsMemoryIsStillHeld() {
        Ledger ledger = new Ledger(IDS);
        history(ledger, 10);
        byte[] before = ledger.stateHash();
        ledger.mark();
        EntryHold hold = ledger.hold();
        Entry undone = entry(fixed(ISSUANCE, WALLET, 5));
        accepted(ledger, undone);
        ledger.rollbackAll();

        Ledger restored = restored(parts(ledger));
        hold.close();

        assertThat(restored.stateHash()).isEqualTo(before);
        assertThat(accepted(restored, undone)).isEqualTo(accepted(ledger, undone));
    }

    @Test
    void manyAccountsAreSavedAndRestoredInParts() {
        Ledger ledger = new Ledger();
        EntryBatch batch = new EntryBatch();
        int accounts = 40_000;
        for (int owner = 1; owner <= accounts; owner++) {
            batch.add(entry(fixed(ISSUANCE, AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, owner), owner)));
        }
        for (int index = 0; index < batch.size(); index++) {
            ledger.apply(batch, index, NOW);
        }

        List<long[]> parts = parts(ledger);
        Ledger restored = restored(parts);

        assertThat(parts).hasSizeGreaterThan(5);
        assertThat(restored.accountCount()).isEqualTo(accounts + 1);
        assertThat(restored.stateHash()).isEqualTo(ledger.stateHash());
        assertThat(restored.memory().accountBytes()).isLessThan(100L * accounts);
    }

    @Test
    void aPartThatIsMissingOrOutOfOrderIsNoticed() {
        Ledger ledger = new Ledger(IDS);
        history(ledger, 170);
        accepted(ledger, new FloorRise(idAt(Samples.NOW_MILLIS), FINGERPRINT, Long.MAX_VALUE, 77, -3));
        List<long[]> parts = parts(ledger);

        for (int missing = 0; missing < parts.size(); missing++) {
            List<long[]> incomplete = new ArrayList<>(parts);
            incomplete.remove(missing);
            assertThatThrownBy(() -> restored(incomplete)).isInstanceOf(IllegalArgumentException.class);
        }
        List<long[]> turned = parts.reversed();
        assertThatThrownBy(() -> restored(turned)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStateIsNotReadWhileItCanStillBeUndoneNorAfterItChanged() {
        Ledger ledger = new Ledger(IDS);
        StateReader reader = ledger.state();
        history(ledger, 1);
        assertThatThrownBy(() -> reader.next(new long[StateReader.MOST_LONGS]))
                .isInstanceOf(IllegalStateException.class);
        ledger.mark();
        assertThatThrownBy(ledger::state).isInstanceOf(IllegalStateException.class);
    }

    /** Applies entries of rising id times, forgetting as it goes. */
    private static List<Entry> history(Ledger ledger, int count) {
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Entry entry = entry(
                    idAt(Samples.NOW_MILLIS - 1_000 + number),
                    List.of(fixed(ISSUANCE, AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, 1 + number % 7), 3)),
                    List.of());
            accepted(ledger, entry);
            entries.add(entry);
            ledger.forgetIds(ledger.lastSequence());
        }
        return entries;
    }

    private static List<long[]> parts(Ledger ledger) {
        List<long[]> parts = new ArrayList<>();
        long[] room = new long[StateReader.MOST_LONGS];
        StateReader reader = ledger.state();
        for (int length = reader.next(room); length > 0; length = reader.next(room)) {
            assertThat(StateBuilder.length(room[0])).isEqualTo(length);
            parts.add(java.util.Arrays.copyOf(room, length));
        }
        return parts;
    }

    private static Ledger restored(List<long[]> parts) {
        StateBuilder builder = new StateBuilder(IDS);
        for (long[] part : parts) {
            builder.add(part);
        }
        return builder.build();
    }
}
