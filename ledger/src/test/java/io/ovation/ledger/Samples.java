package io.ovation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Entries and times for examples. */
final class Samples {

    static final long NOW_MILLIS = Histories.START_MILLIS;
    static final BatchTime NOW = new BatchTime(NOW_MILLIS, NOW_MILLIS);
    static final Fingerprint FINGERPRINT = new Fingerprint(1, 2);

    static final AccountId ISSUANCE = AccountId.of(Constraint.FREE_DEBIT_BITS | 1, 1, 0, 1);
    static final AccountId SPENT = AccountId.of(Constraint.FREE_CREDIT_BITS | 2, 1, 0, 1);
    static final AccountId WALLET = AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, 7);
    static final AccountId OTHER_WALLET = AccountId.of(Constraint.OWNED_BITS | 3, 1, 0, 8);
    static final AccountId DEBT = AccountId.of(Constraint.OWED_BITS | 4, 1, 0, 7);

    private static final AtomicLong NUMBERS = new AtomicLong();

    private Samples() {}

    static UUID newId() {
        return idAt(NOW_MILLIS);
    }

    static UUID idAt(long millis) {
        return Histories.id(millis, NUMBERS.incrementAndGet());
    }

    static Transfer fixed(AccountId debit, AccountId credit, long amount) {
        return new Transfer(debit, credit, new Amount.Fixed(amount));
    }

    static Entry entry(Transfer... transfers) {
        return entry(newId(), List.of(transfers), List.of());
    }

    static Entry entry(UUID id, List<Transfer> transfers, List<Condition> conditions) {
        return new Entry(id, 3, 1, 0, 0, 0, FINGERPRINT, Long.MAX_VALUE, transfers, conditions);
    }

    static AcceptedEntry accepted(Ledger ledger, LedgerRequest request) {
        Outcome outcome = ledger.apply(request, NOW);
        assertThat(outcome.code()).isEqualTo(OutcomeCode.ACCEPTED);
        return outcome.applied();
    }

    static Outcome rejected(Ledger ledger, LedgerRequest request, OutcomeCode code) {
        byte[] before = ledger.stateHash();
        Outcome outcome = ledger.apply(request, NOW);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(ledger.stateHash()).as("a rejection changes nothing").isEqualTo(before);
        return outcome;
    }
}
