package io.ovation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

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
        table.forEachInOrder((high, low, balance) -> shown.put(new AccountId(high, low), balance));
        assertThat(shown).isEqualTo(map);
        assertThat(table.size()).isEqualTo(map.size());
        for (long owner = 0; owner <= 900; owner++) {
            AccountId account = AccountId.of(1, 1, 0, owner);
            assertThat(table.balance(account.high(), account.low())).isEqualTo(map.getOrDefault(account, 0L));
        }
    }

    @Property(tries = 60)
    void aGenerationOfIdsHoldsWhatAMapHoldsAlsoAfterRemovals(@ForAll("changes") List<Change> changes) {
        EntryLog log = new EntryLog();
        IdGeneration generation = new IdGeneration(log);
        Map<UUID, Long> map = new TreeMap<>();
        for (Change change : changes) {
            UUID id = Histories.id(Histories.START_MILLIS, change.account().owner());
            if (change.remove()) {
                Long address = map.remove(id);
                if (address != null) {
                    generation.remove(hash(id), address);
                }
            } else if (!map.containsKey(id)) {
                long address = append(log, id);
                generation.add(
                        hash(id),
                        id.getMostSignificantBits(),
                        id.getLeastSignificantBits(),
                        1,
                        address,
                        Long.MAX_VALUE);
                map.put(id, address);
            }
        }
        assertThat(generation.size()).isEqualTo(map.size());
        for (long number = 0; number <= 900; number++) {
            UUID id = Histories.id(Histories.START_MILLIS, number);
            assertThat(generation.find(hash(id), id.getMostSignificantBits(), id.getLeastSignificantBits()))
                    .isEqualTo(map.getOrDefault(id, IdGeneration.ABSENT));
        }
    }

    @Test
    void aTableOfManySegmentsHoldsWhatAMapHolds() {
        SplittableRandom random = new SplittableRandom(5);
        AccountTable table = new AccountTable();
        Map<AccountId, Long> map = new HashMap<>();
        for (int change = 0; change < 150_000; change++) {
            AccountId account = AccountId.of(1, 1, random.nextInt(40), random.nextInt(3_000));
            if (random.nextInt(4) == 0) {
                table.remove(account.high(), account.low());
                map.remove(account);
            } else {
                table.put(account.high(), account.low(), change);
                map.put(account, (long) change);
            }
        }
        assertThat(table.size()).isEqualTo(map.size()).isGreaterThan(8 * SegmentedTable.LARGEST_SEGMENT);
        Map<AccountId, Long> shown = new HashMap<>();
        table.forEach((high, low, balance) -> shown.put(new AccountId(high, low), balance));
        assertThat(shown).isEqualTo(map);
        List<AccountId> ordered = new ArrayList<>();
        table.forEachInOrder((high, low, balance) -> ordered.add(new AccountId(high, low)));
        assertThat(ordered).isSorted().hasSameSizeAs(map.keySet());
        map.forEach((account, balance) ->
                assertThat(table.balance(account.high(), account.low())).isEqualTo(balance));
    }

    @Test
    void aGenerationOfManySegmentsFindsEveryIdAndOnesThatWereForgottenAreGone() {
        EntryLog log = new EntryLog();
        IdGeneration generation = new IdGeneration(log);
        int count = 10 * SegmentedTable.LARGEST_SEGMENT;
        long[] addresses = new long[count];
        for (int number = 0; number < count; number++) {
            UUID id = Histories.id(Histories.START_MILLIS + number, number);
            addresses[number] = append(log, id);
            generation.add(
                    hash(id),
                    id.getMostSignificantBits(),
                    id.getLeastSignificantBits(),
                    number,
                    addresses[number],
                    Long.MAX_VALUE);
        }
        for (int number = 0; number < count; number++) {
            UUID id = Histories.id(Histories.START_MILLIS + number, number);
            assertThat(generation.find(hash(id), id.getMostSignificantBits(), id.getLeastSignificantBits()))
                    .isEqualTo(addresses[number]);
        }
        generation.beginAnew();
        assertThat(generation.size()).isZero();
        UUID id = Histories.id(Histories.START_MILLIS + 7, 7);
        assertThat(generation.find(hash(id), id.getMostSignificantBits(), id.getLeastSignificantBits()))
                .isEqualTo(IdGeneration.ABSENT);
    }

    private static long append(EntryLog log, UUID id) {
        int length = PackedEntry.length((int) (id.getLeastSignificantBits() & 15));
        log.reserve(length);
        int at = EntryLog.offset(log.end());
        log.lastChunk()[at + PackedEntry.SEQUENCE] = 1;
        log.lastChunk()[at + PackedEntry.ID_HIGH] = id.getMostSignificantBits();
        log.lastChunk()[at + PackedEntry.ID_LOW] = id.getLeastSignificantBits();
        return log.take(length);
    }

    private static long hash(UUID id) {
        return IdGeneration.hash(id.getMostSignificantBits(), id.getLeastSignificantBits());
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
