package io.ovation.ledger;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random histories in a world small enough for everything to collide: two dozen accounts, a few dozen ids, amounts that are
 * mostly small and sometimes as large as they can be, now and then something malformed.
 */
final class Histories {

    /** One thing that happens to a ledger. */
    sealed interface Step {
        record Ask(LedgerRequest request) implements Step {}

        record AskWithStaleFloor(LedgerRequest request) implements Step {}

        record Wait(long millis) implements Step {}

        record Mark() implements Step {}

        record CommitOldest() implements Step {}

        record RollbackAll() implements Step {}

        record Forget(boolean indexCoversAll) implements Step {}
    }

    static final long START_MILLIS = 1_800_000_000_000L;

    private static final int[] KINDS = {
        Constraint.FREE_CREDIT_BITS | 1,
        Constraint.OWNED_BITS | 2,
        Constraint.OWED_BITS | 3,
        Constraint.FREE_DEBIT_BITS | 4
    };

    private Histories() {}

    static Arbitrary<List<Step>> histories() {
        return steps().list().ofMinSize(20).ofMaxSize(120);
    }

    private static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(60, requests().map(Step.Ask::new)),
                Tuple.of(2, requests().map(Step.AskWithStaleFloor::new)),
                Tuple.of(4, Arbitraries.longs().between(0, 4_000).map(Step.Wait::new)),
                Tuple.of(3, Arbitraries.just(new Step.Mark())),
                Tuple.of(2, Arbitraries.just(new Step.CommitOldest())),
                Tuple.of(1, Arbitraries.just(new Step.RollbackAll())),
                Tuple.of(4, Arbitraries.of(true, true, false).map(Step.Forget::new)));
    }

    private static Arbitrary<LedgerRequest> requests() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, issues().map(LedgerRequest.class::cast)),
                Tuple.of(20, entries().map(LedgerRequest.class::cast)),
                Tuple.of(2, closings().map(LedgerRequest.class::cast)),
                Tuple.of(1, rises().map(LedgerRequest.class::cast)));
    }

    /** An entry that puts something into a constrained account, so that others have something to take. */
    private static Arbitrary<Entry> issues() {
        Arbitrary<Transfer> transfer = Combinators.combine(
                        assets(), buckets(), owners(), amounts(), Arbitraries.of(true, false))
                .as((asset, bucket, owner, amount, owned) -> {
                    AccountId free = AccountId.of(owned ? KINDS[3] : KINDS[0], asset, 0, 1);
                    AccountId kept = AccountId.of(owned ? KINDS[1] : KINDS[2], asset, bucket, owner);
                    return owned
                            ? new Transfer(free, kept, new Amount.Fixed(amount))
                            : new Transfer(kept, free, new Amount.Fixed(amount));
                });
        return Combinators.combine(
                        ids(), fingerprints(), transfer.list().ofMinSize(1).ofMaxSize(3))
                .as((id, fingerprint, transfers) ->
                        new Entry(id, 1, 1, 0, 0, 0, fingerprint, Long.MAX_VALUE, transfers, List.of()));
    }

    private static Arbitrary<Entry> entries() {
        Arbitrary<List<Transfer>> transfers = Arbitraries.frequencyOf(
                Tuple.of(40, transfers().list().ofMinSize(1).ofMaxSize(5)),
                Tuple.of(1, transfers().list().ofMinSize(0).ofMaxSize(17)),
                Tuple.of(1, transfers().list().ofSize(17)));
        Arbitrary<List<Condition>> conditions = Arbitraries.frequencyOf(
                Tuple.of(20, conditions().list().ofMaxSize(2)),
                Tuple.of(1, conditions().list().ofSize(17)));
        Arbitrary<Integer> codes =
                Arbitraries.frequency(Tuple.of(40, 3), Tuple.of(1, 0), Tuple.of(1, 0xFF00), Tuple.of(1, 0xFEFF));
        return Combinators.combine(ids(), fingerprints(), codes, deadlines(), transfers, conditions)
                .as((id, fingerprint, code, deadline, moved, held) ->
                        new Entry(id, code, 7, 11, 12, 13, fingerprint, deadline, moved, held));
    }

    private static Arbitrary<BucketClosing> closings() {
        return Combinators.combine(ids(), fingerprints(), deadlines(), accounts(), accounts(), buckets())
                .as((id, fingerprint, deadline, account, other, bucket) -> new BucketClosing(
                        id,
                        fingerprint,
                        deadline,
                        account.valid()
                                ? AccountId.of(account.kind(), account.asset(), bucket, account.owner())
                                : account,
                        other));
    }

    private static Arbitrary<FloorRise> rises() {
        return Combinators.combine(
                        ids(),
                        fingerprints(),
                        deadlines(),
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.of(KINDS[0], KINDS[1], KINDS[2], KINDS[3])),
                                Tuple.of(1, Arbitraries.of(0, -1, 0x10000))),
                        Arbitraries.of(0, 5, 5, 6, -3))
                .as(FloorRise::new);
    }

    private static Arbitrary<Transfer> transfers() {
        Arbitrary<Transfer> sameAsset = Combinators.combine(accounts(), accounts(), transferAmounts())
                .as((debit, credit, amount) -> new Transfer(
                        debit,
                        debit.valid() && credit.valid()
                                ? AccountId.of(credit.kind(), debit.asset(), credit.bucket(), credit.owner())
                                : credit,
                        amount));
        Arbitrary<Transfer> anyAsset =
                Combinators.combine(accounts(), accounts(), transferAmounts()).as(Transfer::new);
        return Arbitraries.frequencyOf(Tuple.of(30, sameAsset), Tuple.of(1, anyAsset));
    }

    private static Arbitrary<Amount> transferAmounts() {
        Arbitrary<Side> sides = Arbitraries.of(Side.DEBIT, Side.DEBIT, Side.DEBIT, Side.CREDIT);
        Arbitrary<Integer> earlier = Arbitraries.of(0, 0, 0, 0, 1, 1, 2, -1, 16);
        return Arbitraries.frequencyOf(
                Tuple.of(10, amounts().map(Amount.Fixed::new)),
                Tuple.of(3, Combinators.combine(earlier, sides).as(Amount.Proportional::new)),
                Tuple.of(4, Combinators.combine(amounts(), sides).as(Amount.UpTo::new)),
                Tuple.of(2, earlier.map(Amount.Remainder::new)));
    }

    private static Arbitrary<Condition> conditions() {
        return Combinators.combine(accounts(), Arbitraries.of(Bound.class), amounts())
                .as(Condition::new);
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(60, Arbitraries.longs().between(0, 60)),
                Tuple.of(6, Arbitraries.longs().between(0, 4_000_000_000_000L)),
                Tuple.of(3, Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE / 2, Long.MAX_VALUE / 3)),
                Tuple.of(1, Arbitraries.of(-1L, Long.MIN_VALUE)));
    }

    private static Arbitrary<AccountId> accounts() {
        Arbitrary<AccountId> proper = Combinators.combine(
                        Arbitraries.of(KINDS[0], KINDS[1], KINDS[1], KINDS[2], KINDS[3]), assets(), buckets(), owners())
                .as(AccountId::of);
        Arbitrary<AccountId> improper = Arbitraries.of(
                new AccountId(0, 0), new AccountId(1L << 32, 1), new AccountId((long) KINDS[1] << 48, 1));
        return Arbitraries.frequencyOf(Tuple.of(80, proper), Tuple.of(1, improper));
    }

    private static Arbitrary<Integer> assets() {
        return Arbitraries.of(1, 1, 1, 2);
    }

    private static Arbitrary<Integer> buckets() {
        return Arbitraries.of(0, 0, 0, 5, 6, -2);
    }

    private static Arbitrary<Long> owners() {
        return Arbitraries.of(1L, 1L, 2L);
    }

    private static Arbitrary<Fingerprint> fingerprints() {
        return Arbitraries.of(
                new Fingerprint(1, 1), new Fingerprint(1, 1), new Fingerprint(1, 1), new Fingerprint(1, 2));
    }

    private static Arbitrary<Long> deadlines() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(Long.MAX_VALUE)),
                Tuple.of(1, Arbitraries.longs().between(START_MILLIS, START_MILLIS + 10_000)));
    }

    private static Arbitrary<UUID> ids() {
        Arbitrary<UUID> version7 = Combinators.combine(
                        Arbitraries.longs().between(-2_000, 8_000),
                        Arbitraries.integers().between(0, 2))
                .as((millis, number) -> id(START_MILLIS + millis / 100 * 100, number));
        return Arbitraries.frequencyOf(
                Tuple.of(50, version7), Tuple.of(1, Arbitraries.just(new UUID(4 << 12, Long.MIN_VALUE))));
    }

    static UUID id(long millis, long number) {
        return new UUID((millis << 16) | 0x7000, Long.MIN_VALUE | number);
    }
}
