package io.ovation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Once the ledger has the memory it needs, nothing is allocated for an entry: neither by building it nor by judging it. */
class NoAllocationTest {

    private static final int BATCH = 1_000;
    private static final int BATCHES = 300;
    private static final int WARM_UP = 60;

    /** A batch time, a hold, now and then a directory: less than a byte an entry, where an object is sixteen at least. */
    private static final long BYTES_A_BATCH = BATCH;

    private static final long WALLET =
            AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, 1).high();
    private static final long LIABILITY =
            AccountId.of(Constraint.OWNED_BITS | 5, 1, 0, 1).high();
    private static final long ISSUED =
            AccountId.of(Constraint.FREE_DEBIT_BITS | 6, 1, 0, 1).high();
    private static final long METER =
            AccountId.of(Constraint.FREE_DEBIT_BITS | 9, 1, 5, 1).high();

    private final Ledger ledger = new Ledger(4 * BATCH);
    private final EntryBatch batch = new EntryBatch();
    private final BatchOutcomes outcomes = new BatchOutcomes();
    private final AcceptedBatch accepted = new AcceptedBatch();
    private final Ledger copy = new Ledger(4 * BATCH);
    private final PackedEntry window = new PackedEntry();
    private long number;
    private long millis = Samples.NOW_MILLIS;

    @Test
    void nothingIsAllocatedForAnEntryFromBuildingItToReplayingIt() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int each = 0; each < WARM_UP; each++) {
            round();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int each = 0; each < BATCHES; each++) {
            round();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(BATCHES * BYTES_A_BATCH);
        assertThat(ledger.lastSequence()).isGreaterThan((BATCHES + WARM_UP) * (BATCH / 2L));
        assertThat(copy.stateHash()).isEqualTo(ledger.stateHash());
    }

    private void round() {
        build();
        millis += 5;
        BatchTime time = new BatchTime(millis, millis);
        ledger.forgetIds(ledger.lastSequence());
        copy.forgetIds(copy.lastSequence());
        accepted.clear();
        try (EntryHold hold = ledger.hold()) {
            ledger.mark();
            outcomes.begin(hold);
            ledger.apply(batch, 0, batch.size(), time, outcomes);
            for (int index = 0; index < batch.size(); index++) {
                if (outcomes.code(index) == OutcomeCode.ACCEPTED) {
                    accepted.add(outcomes.entry(index, window));
                }
            }
            ledger.commitOldest();
        }
        for (int index = 0; index < accepted.size(); index++) {
            copy.replay(accepted.show(index, window), time);
        }
    }

    /** Entries of every form, some of them retries and some rejected. */
    private void build() {
        batch.clear();
        for (int each = 0; each < BATCH; each++) {
            long user = 1 + each % 97;
            boolean retry = each % 10 == 9;
            number += retry ? 0 : 1;
            batch.entry(
                    millis << 16 | 0x7000,
                    Long.MIN_VALUE | number,
                    3,
                    1,
                    0,
                    0,
                    0,
                    retry ? number % 2 : 1,
                    1,
                    Long.MAX_VALUE);
            if (retry || each < 97) {
                batch.fixed(ISSUED, 1, WALLET, user, 1_000);
                batch.fixed(ISSUED, 1, LIABILITY, user, 1_000_000);
            } else if (each % 10 == 8) {
                batch.fixed(WALLET, user, WALLET, user + 1, Long.MAX_VALUE);
            } else {
                batch.fixed(WALLET, user, WALLET, user + 1, 1);
                batch.proportional(LIABILITY, user, ISSUED, 1, 0, Side.DEBIT);
                batch.upTo(WALLET, user, ISSUED, 1, 3, Side.DEBIT);
                batch.remainder(ISSUED, 1, LIABILITY, user, 2);
                batch.fixed(METER, user, WALLET, user, 1);
                batch.condition(METER, user, Bound.AT_MOST, Long.MAX_VALUE / 2);
            }
        }
    }
}
