package io.ovation.ledger;

import static io.ovation.ledger.Samples.FINGERPRINT;
import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.NOW;
import static io.ovation.ledger.Samples.OTHER_WALLET;
import static io.ovation.ledger.Samples.SPENT;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RollbackTest {

    private final Ledger ledger = new Ledger();

    @Test
    void whatIsRolledBackWasNeverApplied() {
        AccountId bucket = AccountId.of(Constraint.OWNED_BITS | 9, 1, 5, 1);
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 100), fixed(ISSUANCE, bucket, 3)));
        byte[] before = ledger.stateHash();

        ledger.mark();
        Entry undone = entry(fixed(WALLET, OTHER_WALLET, 60), fixed(OTHER_WALLET, SPENT, 20));
        accepted(ledger, undone);
        ledger.mark();
        accepted(ledger, new FloorRise(newId(), FINGERPRINT, Long.MAX_VALUE, bucket.kind(), 5));
        accepted(ledger, new BucketClosing(newId(), FINGERPRINT, Long.MAX_VALUE, bucket, WALLET));
        ledger.rollbackAll();

        assertThat(ledger.stateHash()).isEqualTo(before);
        assertThat(ledger.lastSequence()).isEqualTo(1);
        assertThat(accepted(ledger, undone).sequence()).isEqualTo(2);
    }

    @Test
    void aDurableBatchSurvivesTheRollbackOfTheNext() {
        ledger.mark();
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));
        ledger.mark();
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 10)));
        ledger.commitOldest();
        ledger.mark();
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 100)));

        ledger.rollbackAll();

        assertThat(ledger.balance(WALLET)).isEqualTo(1);
    }

    @Test
    void thereIsRoomForTheBatchBeingWrittenAndTheOneBeingApplied() {
        ledger.mark();
        ledger.mark();

        assertThatThrownBy(ledger::mark).isInstanceOf(IllegalStateException.class);
        ledger.commitOldest();
        ledger.commitOldest();
        assertThatThrownBy(ledger::commitOldest).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timeNeverGoesBack() {
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 1)));

        assertThatThrownBy(() -> ledger.apply(
                        entry(fixed(ISSUANCE, WALLET, 1)), new BatchTime(NOW.wallMillis() - 1, NOW.businessMillis())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
