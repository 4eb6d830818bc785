package io.ovation.audience.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.audience.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiftMappingTest {
    private static final List<Catalogue.Item> ITEMS = List.of(
            item("spark", 1, true, 0),
            item("clover", 1, true, 0),
            item("cookie", 5, true, 0),
            item("paper_boat", 10, true, 0),
            item("lantern", 99, false, 0),
            item("pinata", 100, false, 0),
            item("comet", 1_000, false, 0),
            item("glider_squad", 5_000, false, 1),
            item("moon_base", 20_000, false, 2));

    private final GiftMapping mapping = new GiftMapping(new Catalogue(ITEMS));

    private static Catalogue.Item item(String gift, int coins, boolean combinable, int confirm) {
        return new Catalogue.Item(gift, coins, combinable, confirm, null);
    }

    private static List<String> words(List<GiftMapping.Part> parts) {
        return parts.stream()
                .map(part -> part.item().gift() + "x" + part.count())
                .toList();
    }

    @Test
    void aGiftOfTheSamePriceStandsForTheForeignOne() {
        assertThat(words(mapping.parts("Rose", 1, 7))).containsExactly("sparkx7");
        assertThat(words(mapping.parts("Clover", 1, 2))).containsExactly("cloverx2");
        assertThat(words(mapping.parts("Hat", 99, 2))).containsExactly("lanternx1", "lanternx1");
        assertThat(words(mapping.parts("Moon Base", 20_000, 1))).containsExactly("moon_basex1");
    }

    @Test
    void otherPricesAreComposedOfTheDearestThatFit() {
        assertThat(words(mapping.parts("Doughnut", 37, 1))).containsExactly("paper_boatx3", "cookiex1", "sparkx2");
        assertThat(words(mapping.parts("Dragon", 26_999, 1)))
                .startsWith("glider_squadx1", "glider_squadx1", "glider_squadx1", "glider_squadx1", "glider_squadx1")
                .endsWith("pinatax1", "lanternx1");
    }

    @Test
    void theCoinsAgreeExactlyWhateverThePriceAndTheCount() {
        for (long coins = 1; coins < 30_000; coins = coins * 3 / 2 + 1) {
            for (long count : new long[] {1, 2, 51, 1_000}) {
                long sum = mapping.parts("foreign", coins, count).stream()
                        .mapToLong(GiftMapping.Part::coins)
                        .sum();
                assertThat(sum).isEqualTo(coins * count);
            }
        }
    }

    @Test
    void longStreaksAreSentInRequestsOfBoundedCounts() {
        assertThat(words(mapping.parts("Rose", 1, 250))).containsExactly("sparkx99", "sparkx99", "sparkx52");
    }

    @Test
    void ourOwnGiftsAreKnownByKeyAndByName() {
        assertThat(mapping.price("paper_boat")).isEqualTo(10);
        assertThat(mapping.price("Paper Boat")).isEqualTo(10);
        assertThat(mapping.price("Rose")).isEqualTo(-1);
    }

    @Test
    void aCatalogueInWhichNotEveryPriceCanBeComposedIsRefused() {
        assertThatThrownBy(() -> new GiftMapping(new Catalogue(List.of(item("cookie", 5, true, 0)))))
                .hasMessageContaining("one coin");
    }
}
