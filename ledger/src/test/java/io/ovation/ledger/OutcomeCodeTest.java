package io.ovation.ledger;

import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.NOW_MILLIS;
import static io.ovation.ledger.Samples.SPENT;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.newId;
import static io.ovation.ledger.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutcomeCodeTest {

    @Test
    void numbersNeverChange() {
        assertThat(Arrays.stream(OutcomeCode.values())
                        .map(code -> code.number() + " " + code)
                        .collect(Collectors.joining(", ")))
                .isEqualTo("0 ACCEPTED, 1 EXISTS, 10 ID_NOT_VERSION_7, 11 EXISTS_WITH_DIFFERENT_CONTENT,"
                        + " 12 ID_IN_THE_FUTURE, 13 ID_INDEX_NEEDED, 14 ID_MEMORY_FULL, 20 CODE_OUT_OF_RANGE,"
                        + " 21 TRANSFER_COUNT_OUT_OF_RANGE, 22 CONDITION_COUNT_OUT_OF_RANGE, 23 ACCOUNT_INVALID,"
                        + " 24 SAME_ACCOUNT, 25 ASSETS_DIFFER, 26 AMOUNT_NEGATIVE, 27 AMOUNT_REFERENCE_INVALID,"
                        + " 28 AMOUNT_OF_UNCONSTRAINED_ACCOUNT, 30 EXPIRED, 31 BUCKET_CLOSED, 32 BUCKET_STILL_OPEN,"
                        + " 33 FLOOR_NOT_RAISED, 40 INSUFFICIENT, 41 CREDITS_EXCEED_DEBITS, 42 OVERFLOW,"
                        + " 43 CONDITION_NOT_MET");
    }

    @Test
    void whereSeveralApplyTheLowestNumberIsGiven() {
        Ledger ledger = new Ledger();
        Condition notMet = new Condition(WALLET, Bound.AT_LEAST, 1_000);
        long past = NOW_MILLIS - 1;
        long open = Long.MAX_VALUE;

        rejected(ledger, entry(0, past, List.of(fixed(WALLET, WALLET, -1)), notMet), OutcomeCode.CODE_OUT_OF_RANGE);
        rejected(ledger, entry(1, past, List.of(fixed(WALLET, WALLET, -1)), notMet), OutcomeCode.SAME_ACCOUNT);
        rejected(ledger, entry(1, past, List.of(fixed(WALLET, SPENT, -1)), notMet), OutcomeCode.AMOUNT_NEGATIVE);
        rejected(ledger, entry(1, past, List.of(fixed(WALLET, SPENT, 1)), notMet), OutcomeCode.EXPIRED);
        rejected(ledger, entry(1, open, List.of(fixed(WALLET, SPENT, 1)), notMet), OutcomeCode.INSUFFICIENT);
        rejected(ledger, entry(1, open, List.of(fixed(ISSUANCE, WALLET, 1)), notMet), OutcomeCode.CONDITION_NOT_MET);
    }

    @Test
    void whatIsTransientMayBeAcceptedLaterAndMalformedNever() {
        for (OutcomeCode code : OutcomeCode.values()) {
            assertThat(code.isMalformed() && code.isTransient()).as(code.name()).isFalse();
            assertThat(code.isApplied() && code.isTransient()).as(code.name()).isFalse();
        }
    }

    private static Entry entry(int code, long notAfterMillis, List<Transfer> transfers, Condition condition) {
        return new Entry(newId(), code, 1, 0, 0, 0, Samples.FINGERPRINT, notAfterMillis, transfers, List.of(condition));
    }
}
