package io.ovation.ledger;

import static io.ovation.ledger.Samples.FINGERPRINT;
import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.newId;
import static io.ovation.ledger.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A spend meter by day, its cap, and how yesterday's is closed without ever opening the cap again. */
class BucketTest {

    private static final int METER = Constraint.FREE_DEBIT_BITS | 20;

    private final AccountId today = AccountId.of(METER, 1, 20_000, 7);
    private final AccountId tomorrow = AccountId.of(METER, 1, 20_001, 7);
    private final AccountId metered = AccountId.of(Constraint.FREE_CREDIT_BITS | 21, 1, 0, 1);

    private final Ledger ledger = new Ledger();

    @Test
    void aCapIsAConditionOnTheMeterAndTellsWhatIsLeftOfIt() {
        accepted(ledger, spend(today, 70, 100));

        Outcome outcome = rejected(ledger, spend(today, 31, 100), OutcomeCode.CONDITION_NOT_MET);

        assertThat(outcome.available()).isEqualTo(30);
        accepted(ledger, spend(today, 30, 100));
        accepted(ledger, spend(tomorrow, 100, 100));
    }

    @Test
    void aConditionLooksAtTheStateAfterTheWholeEntry() {
        Condition condition = new Condition(today, Bound.AT_MOST, 50);

        accepted(
                ledger,
                entry(newId(), List.of(fixed(today, metered, 80), fixed(metered, today, 30)), List.of(condition)));
    }

    @Test
    void bucketsAtOrBelowTheFloorRefuseTransfersSoThatACapIsNeverReopened() {
        accepted(ledger, spend(today, 100, 100));
        accepted(ledger, floor(20_000));
        accepted(ledger, close(today));

        assertThat(ledger.balance(today)).isZero();
        assertThat(ledger.bucketFloor(METER)).isEqualTo(20_000);
        rejected(ledger, spend(today, 1, 100), OutcomeCode.BUCKET_CLOSED);
        accepted(ledger, spend(tomorrow, 1, 100));
    }

    @Test
    void closingMovesWhatIsLeftInWhicheverDirectionBringsTheBucketToZero() {
        accepted(ledger, spend(today, 100, 100));
        accepted(ledger, entry(fixed(metered, tomorrow, 40)));
        accepted(ledger, floor(20_001));
        int accounts = ledger.accountCount();

        assertThat(accepted(ledger, close(today)).transfers()).containsExactly(new Posted(metered, today, 100, -40, 0));
        assertThat(accepted(ledger, close(tomorrow)).transfers())
                .containsExactly(new Posted(tomorrow, metered, 40, 0, 0));

        assertThat(ledger.accountCount()).isEqualTo(accounts - 2);
        assertThat(Invariants.broken(ledger)).isEmpty();
    }

    @Test
    void aBucketAboveTheFloorIsNotClosed() {
        accepted(ledger, spend(today, 100, 100));
        rejected(ledger, close(today), OutcomeCode.BUCKET_STILL_OPEN);
        accepted(ledger, floor(19_999));
        rejected(ledger, close(today), OutcomeCode.BUCKET_STILL_OPEN);
    }

    @Test
    void aFloorNeverFalls() {
        accepted(ledger, floor(20_000));
        rejected(ledger, floor(20_000), OutcomeCode.FLOOR_NOT_RAISED);
        rejected(ledger, floor(19_999), OutcomeCode.FLOOR_NOT_RAISED);
        accepted(ledger, floor(20_001));
    }

    @Test
    void anAccountThatIsNotBucketedIsBelowNoFloor() {
        AccountId notBucketed = AccountId.of(METER, 1, 0, 7);
        accepted(ledger, floor(-1));
        accepted(ledger, spend(notBucketed, 1, 100));
    }

    private Entry spend(AccountId meter, long coins, long cap) {
        return entry(newId(), List.of(fixed(meter, metered, coins)), List.of(new Condition(meter, Bound.AT_MOST, cap)));
    }

    private BucketClosing close(AccountId account) {
        return new BucketClosing(newId(), FINGERPRINT, Long.MAX_VALUE, account, metered);
    }

    private static FloorRise floor(int bucket) {
        return new FloorRise(newId(), FINGERPRINT, Long.MAX_VALUE, METER, bucket);
    }
}
