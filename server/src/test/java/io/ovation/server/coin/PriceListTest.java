package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class PriceListTest {
    private static final PriceBook BOOK = PriceBook.shipped();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Example
    void packs_cost_what_the_published_tables_say() {
        assertThat(prices("US", Channel.APP)).containsExactly(99L, 499L, 1499L, 2999L, 6999L, 13999L);
        assertThat(prices("US", Channel.WEB)).containsExactly(349L, 1049L, 2099L, 4899L, 9799L);
        for (Channel channel : Channel.values()) {
            assertThat(prices("DE", channel)).containsExactly(119L, 599L, 1799L, 3499L, 7999L, 15799L);
            assertThat(prices("GB", channel)).containsExactly(99L, 499L, 1499L, 2999L, 6999L, 13799L);
            assertThat(prices("JP", channel)).containsExactly(160L, 800L, 2400L, 4800L, 11000L, 21800L);
            assertThat(prices("BR", channel)).containsExactly(590L, 2990L, 8990L, 17990L, 39990L, 78990L);
        }
    }

    @Example
    void an_amount_between_packs_costs_the_unit_price_of_the_best_pack_it_reaches() {
        PriceList web = list("US", Channel.WEB);
        assertThat(web.price(330)).isEqualTo(349);
        assertThat(web.price(400)).isEqualTo(424); // 400 * 3.49 / 330 = 4.2303
        assertThat(web.price(1_049)).as("never more than the next pack").isEqualTo(1049);
        assertThat(web.price(1_050)).isEqualTo(1049);
    }

    @Example
    void an_amount_below_the_smallest_pack_costs_that_packs_unit_price() {
        assertThat(list("US", Channel.WEB).price(1)).isEqualTo(2); // 0.010576 rounded up to the cent
        assertThat(list("US", Channel.WEB).price(137)).isEqualTo(145); // 1.44888
        assertThat(list("US", Channel.APP).price(65)).isEqualTo(99);
        assertThat(list("US", Channel.APP).price(64)).isEqualTo(98); // 0.97477
    }

    @Example
    void the_biggest_pack_is_not_taken_for_the_cheapest() {
        PriceList web = list("US", Channel.WEB);
        assertThat(web.packReached(11_000).coins()).isEqualTo(5_500);
        assertThat(web.price(11_000)).isEqualTo(9798); // the list says 97.99; 11,000 * 48.99 / 5,500 = 97.98
        assertThat(web.price(22_000)).isEqualTo(19596);
        PriceList app = list("US", Channel.APP);
        assertThat(app.price(11_000)).isEqualTo(13998);
        // Where the biggest pack is the cheapest, it is the one that is reached.
        assertThat(list("GB", Channel.APP).packReached(11_000).coins()).isEqualTo(11_000);
        assertThat(list("GB", Channel.APP).price(11_000)).isEqualTo(13799);
    }

    @Example
    void a_currency_without_cents_is_rounded_up_to_its_whole_unit() {
        PriceList yen = list("JP", Channel.WEB);
        assertThat(yen.price(1)).isEqualTo(3); // 160 / 65 = 2.46
        assertThat(yen.price(2)).isEqualTo(5); // 4.92
        assertThat(yen.price(330)).isEqualTo(800);
        assertThat(yen.unitPriceMicros(yen.packs().getLast())).isEqualTo(1_981_819);
    }

    @Example
    void amounts_without_a_price_are_refused() {
        PriceList web = list("US", Channel.WEB);
        assertThatThrownBy(() -> web.price(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> web.price(-5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> web.price(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void packs_that_do_not_rise_are_no_list() {
        assertThatThrownBy(() -> listOf(List.of(new Pack(100, 100), new Pack(100, 200))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> listOf(List.of(new Pack(100, 100), new Pack(200, 100))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> listOf(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void more_coins_never_cost_less(
            @ForAll("lists") PriceList list, @ForAll @LongRange(min = 1, max = 120_000) long coins) {
        assertThat(list.price(coins + 1)).isGreaterThanOrEqualTo(list.price(coins));
    }

    @Property
    void no_amount_costs_more_than_a_pack_that_holds_as_many(
            @ForAll("lists") PriceList list, @ForAll @LongRange(min = 1, max = 120_000) long coins) {
        for (Pack pack : list.packs()) {
            if (pack.coins() >= coins) {
                assertThat(list.price(coins)).isLessThanOrEqualTo(pack.price());
            }
        }
    }

    @Property
    void the_price_is_the_cheapest_reached_unit_price_rounded_up_or_the_next_pack(
            @ForAll("lists") PriceList list, @ForAll @LongRange(min = 1, max = 120_000) long coins) {
        BigDecimal unit = list.packs().stream()
                .filter(pack ->
                        pack.coins() <= coins || pack.equals(list.packs().getFirst()))
                .map(pack ->
                        new BigDecimal(pack.price()).divide(new BigDecimal(pack.coins()), 30, RoundingMode.HALF_UP))
                .min(BigDecimal::compareTo)
                .orElseThrow();
        // 30 digits are enough: a true whole number is at most 1e-22 away from its rounded image.
        long exact = unit.multiply(BigDecimal.valueOf(coins))
                .subtract(new BigDecimal("1e-20"))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        long next = list.packs().stream()
                .filter(pack -> pack.coins() >= coins)
                .mapToLong(Pack::price)
                .min()
                .orElse(Long.MAX_VALUE);
        assertThat(list.price(coins)).isEqualTo(Math.min(exact, next));
    }

    @Property
    void splitting_a_purchase_never_makes_it_cheaper_by_more_than_the_pack_rule_allows(
            @ForAll("shipped") PriceList list,
            @ForAll @LongRange(min = 1, max = 20_000) long first,
            @ForAll @LongRange(min = 1, max = 20_000) long second) {
        // Each part is charged at its own, never cheaper, unit price and rounded up, unless it was capped by a pack.
        assertThat(list.price(first) + list.price(second)).isGreaterThanOrEqualTo(list.price(first + second) - 1);
    }

    @Provide
    Arbitrary<PriceList> shipped() {
        return Arbitraries.of(BOOK.lists());
    }

    @Provide
    Arbitrary<PriceList> lists() {
        Arbitrary<Pack> steps = Combinators.combine(
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.longs().between(1, 30_000))
                .as(Pack::new);
        Arbitrary<PriceList> invented = steps.list().ofMinSize(1).ofMaxSize(6).map(PriceListTest::accumulate);
        return Arbitraries.oneOf(List.of(shipped(), invented));
    }

    private static PriceList accumulate(List<Pack> steps) {
        List<Pack> packs = new ArrayList<>();
        long coins = 0;
        long price = 0;
        for (Pack step : steps) {
            coins += step.coins();
            price += step.price();
            packs.add(new Pack(coins, price));
        }
        return listOf(packs);
    }

    private static PriceList listOf(List<Pack> packs) {
        return new PriceList(1, "USD", Set.of(Channel.WEB), Set.of("US"), DAY, null, packs, 1_000_000);
    }

    private static PriceList list(String market, Channel channel) {
        return BOOK.list(market, channel, DAY).orElseThrow();
    }

    private static List<Long> prices(String market, Channel channel) {
        return list(market, channel).packs().stream().map(Pack::price).toList();
    }
}
