package io.ovation.ledger;

import static io.ovation.ledger.Samples.FINGERPRINT;
import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.NOW;
import static io.ovation.ledger.Samples.NOW_MILLIS;
import static io.ovation.ledger.Samples.SPENT;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.idAt;
import static io.ovation.ledger.Samples.newId;
import static io.ovation.ledger.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final List<Transfer> ONE = List.of(fixed(ISSUANCE, WALLET, 1));

    private final Ledger ledger = new Ledger(2);

    @Test
    void aRetryGetsTheFirstOutcomeEvenWhenTheRulesWouldNowSayOtherwise() {
        UUID id = newId();
        AcceptedEntry first = accepted(ledger, entry(id, ONE, List.of()));

        Outcome retry = ledger.apply(entry(id, List.of(fixed(ISSUANCE, WALLET, 999)), List.of()), NOW);

        assertThat(retry.code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(retry.applied()).isEqualTo(first);
        assertThat(ledger.balance(WALLET)).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderAnAcceptedIdIsTold() {
        UUID id = newId();
        accepted(ledger, entry(id, ONE, List.of()));

        Entry other = new Entry(id, 3, 1, 0, 0, 0, new Fingerprint(9, 9), Long.MAX_VALUE, ONE, List.of());
        rejected(ledger, other, OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
    }

    @Test
    void aRejectionIsNotRemembered() {
        UUID id = newId();
        Entry spend = entry(id, List.of(fixed(WALLET, SPENT, 1)), List.of());
        rejected(ledger, spend, OutcomeCode.INSUFFICIENT);
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));

        accepted(ledger, spend);
    }

    @Test
    void aRetryIsAnsweredAfterTheDeadlineButANewRequestIsNot() {
        Entry entry = new Entry(newId(), 3, 1, 0, 0, 0, FINGERPRINT, NOW_MILLIS, ONE, List.of());
        Entry other = new Entry(newId(), 3, 1, 0, 0, 0, FINGERPRINT, NOW_MILLIS, ONE, List.of());
        accepted(ledger, entry);
        BatchTime later = new BatchTime(NOW_MILLIS + 1, NOW_MILLIS);

        assertThat(ledger.apply(entry, later).code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(ledger.apply(other, later).code()).isEqualTo(OutcomeCode.EXPIRED);
    }

    @Test
    void anIdMayBeFiveSecondsAheadAndNotMore() {
        accepted(ledger, entry(idAt(NOW_MILLIS + 5_000), ONE, List.of()));
        rejected(ledger, entry(idAt(NOW_MILLIS + 5_001), ONE, List.of()), OutcomeCode.ID_IN_THE_FUTURE);
    }

    @Test
    void onlyIdsOfVersion7AreTaken() {
        rejected(ledger, entry(UUID.randomUUID(), ONE, List.of()), OutcomeCode.ID_NOT_VERSION_7);
    }

    @Test
    void atOrBelowTheFloorTheIndexDecidesBeforeAnythingIsApplied() {
        Entry forgotten = entry(idAt(NOW_MILLIS - 100), ONE, List.of());
        accepted(ledger, forgotten);
        acceptUntilForgotten();
        assertThat(ledger.idFloorMillis()).isEqualTo(NOW_MILLIS - 99);

        rejected(ledger, forgotten, OutcomeCode.ID_INDEX_NEEDED);

        Entry old = entry(idAt(NOW_MILLIS - 60_000), ONE, List.of());
        rejected(ledger, old, OutcomeCode.ID_INDEX_NEEDED);
        assertThat(ledger.applyAbsent(old, NOW, ledger.idFloorMillis() - 1).code())
                .as("the floor rose after the index was asked")
                .isEqualTo(OutcomeCode.ID_INDEX_NEEDED);
        assertThat(ledger.applyAbsent(old, NOW, ledger.idFloorMillis()).code()).isEqualTo(OutcomeCode.ACCEPTED);
        assertThat(ledger.apply(old, NOW).code()).isEqualTo(OutcomeCode.EXISTS);
    }

    @Test
    void anIdAheadOfTheClockIsRememberedForEverAndDoesNotSendNewIdsToTheIndex() {
        Entry ahead = entry(idAt(NOW_MILLIS + 4_000), ONE, List.of());
        accepted(ledger, ahead);
        for (int i = 0; i < 8; i++) {
            accepted(ledger, entry(idAt(NOW_MILLIS - 1_000 + 10 * i), ONE, List.of()));
            ledger.forgetIds(Long.MAX_VALUE);
        }
        assertThat(ledger.idFloorMillis()).isLessThan(NOW_MILLIS);

        rejected(ledger, ahead, OutcomeCode.ID_INDEX_NEEDED);
        accepted(ledger, entry(idAt(NOW_MILLIS + 3_000), ONE, List.of()));
        accepted(ledger, entry(idAt(NOW_MILLIS + 4_000), ONE, List.of()));
    }

    @Test
    void aLookUpThatBeganBeforeSomethingWasForgottenDoesNotCount() {
        accepted(ledger, entry(idAt(NOW_MILLIS - 100), ONE, List.of()));
        acceptUntilForgotten();
        long floorOfTheLookUp = ledger.idFloorMillis();
        Entry old = entry(idAt(NOW_MILLIS - 60_000), ONE, List.of());
        assertThat(ledger.applyAbsent(old, NOW, floorOfTheLookUp).code()).isEqualTo(OutcomeCode.ACCEPTED);
        for (int i = 0; i < 8; i++) {
            Entry alsoOld = entry(idAt(NOW_MILLIS - 50_000 + i), ONE, List.of());
            assertThat(ledger.applyAbsent(alsoOld, NOW, ledger.idFloorMillis()).code())
                    .isEqualTo(OutcomeCode.ACCEPTED);
            ledger.forgetIds(Long.MAX_VALUE);
        }

        assertThat(ledger.applyAbsent(old, NOW, floorOfTheLookUp).code()).isEqualTo(OutcomeCode.ID_INDEX_NEEDED);
    }

    @Test
    void nothingIsForgottenThatTheIndexDoesNotCoverAndWorkIsPushedBackWhenItLags() {
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));
        assertThat(ledger.forgetIds(0)).as("the older generation is empty").isTrue();
        for (int i = 0; i < 2 * RecentIds.FULL_AT; i++) {
            accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));
        }

        assertThat(ledger.forgetIds(1)).isFalse();
        rejected(ledger, entry(fixed(ISSUANCE, WALLET, 1)), OutcomeCode.ID_MEMORY_FULL);

        assertThat(ledger.forgetIds(2)).isTrue();
        accepted(ledger, entry(idAt(NOW_MILLIS + 1), ONE, List.of()));
    }

    @Test
    void anEntryWhoseSequenceOrBalanceDoesNotFollowStopsAReplay() {
        AcceptedEntry first = accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));
        AcceptedEntry second = accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));

        assertThatThrownBy(() -> new Ledger().replay(second, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("next sequence is 1");
        AcceptedEntry forged = new AcceptedEntry(
                1, first.id(), 3, 1, 0, 0, 0, FINGERPRINT, List.of(new Posted(ISSUANCE, WALLET, 1, 1, 2)));
        assertThatThrownBy(() -> new Ledger().replay(forged, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is recorded at 2");
        assertThatThrownBy(() -> ledger.replay(first, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accepted before");
    }

    private void acceptUntilForgotten() {
        for (int i = 1; i <= 3; i++) {
            accepted(ledger, entry(idAt(NOW_MILLIS - 100 + i), ONE, List.of()));
            ledger.forgetIds(Long.MAX_VALUE);
        }
    }
}
