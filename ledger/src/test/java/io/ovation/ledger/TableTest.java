package io.ovation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The parts that were written for speed, each beside what the JDK has for it. */
class TableTest {

    record Change(AccountId account, boolean remove, long balance) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 900), Arbitraries.of(true, false, false), Arbitraries.longs())
                .as((owner, remove, balance) -> new Change(AccountId.of(1, 1, 0, owner), remove, balance))
                .list()
                .ofMinSize(500)
                .ofMaxSize(3_000);
    }

    @Property(tries = 60)
    void anAccountTableHoldsWhatAMapHoldsAlsoAfterRemovals(@ForAll("changes") List<Change> changes) {
        AccountTable table = new AccountTable();
        Map<AccountId, Long> map = new TreeMap<>();
        for (Change change : changes) {
            AccountId account = change.account();
            if (change.remove()) {
                table.remove(account.high(), account.low());
                map.remove(account);
            } else {
                table.put(account.high(), account.low(), change.balance());
                map.put(account, change.balance());
            }
        }
        Map<AccountId, Long> shown = new TreeMap<>();
        table.forEachInOrder(shown::put);
        assertThat(shown).isEqualTo(map);
        assertThat(table.size()).isEqualTo(map.size());
        for (long owner = 0; owner <= 900; owner++) {
            AccountId account = AccountId.of(1, 1, 0, owner);
            assertThat(table.balance(account.high(), account.low())).isEqualTo(map.getOrDefault(account, 0L));
        }
    }

    @Property(tries = 60)
    void aGenerationOfIdsHoldsWhatAMapHoldsAlsoAfterRemovals(@ForAll("changes") List<Change> changes) {
        IdGeneration generation = new IdGeneration();
        Map<UUID, AcceptedEntry> map = new TreeMap<>();
        for (Change change : changes) {
            UUID id = Histories.id(Histories.START_MILLIS, change.account().owner());
            if (change.remove()) {
                generation.remove(id.getMostSignificantBits(), id.getLeastSignificantBits());
                map.remove(id);
            } else if (!generation.contains(id)) {
                AcceptedEntry entry = entry(id, change);
                generation.add(entry);
                map.put(id, entry);
            }
        }
        assertThat(generation.size()).isEqualTo(map.size());
        for (long number = 0; number <= 900; number++) {
            UUID id = Histories.id(Histories.START_MILLIS, number);
            assertThat(generation.find(id)).isEqualTo(map.get(id));
        }
    }

    private static AcceptedEntry entry(UUID id, Change change) {
        AccountId other = AccountId.of(2, 1, 3, 4);
        Posted posted = new Posted(change.account(), other, change.balance(), -1, 5);
        List<Posted> transfers =
                java.util.Collections.nCopies((int) (change.account().owner() % 17), posted);
        return new AcceptedEntry(
                change.balance(), id, 65_000, -1, 1, 2, 3, new Fingerprint(change.balance(), 9), transfers);
    }

    @Provide
    Arbitrary<long[]> fractions() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, Long.MAX_VALUE);
        return Combinators.combine(numbers, numbers, numbers)
                .as((whole, a, b) -> new long[] {whole, Math.min(a, b), Math.max(a, b)});
    }

    @Property(tries = 5_000)
    void aFractionIsWhatUnboundedIntegersSay(@ForAll("fractions") long[] fraction) {
        BigInteger of = BigInteger.valueOf(fraction[2]);
        BigInteger expected = of.signum() == 0
                ? BigInteger.ZERO
                : BigInteger.valueOf(fraction[0])
                        .multiply(BigInteger.valueOf(fraction[1]))
                        .divide(of);
        assertThat(FloorFraction.of(fraction[0], fraction[1], fraction[2])).isEqualTo(expected.longValueExact());
    }
}
