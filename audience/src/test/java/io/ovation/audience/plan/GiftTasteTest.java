package io.ovation.audience.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.audience.community.Streams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GiftTasteTest {
    static final Map<String, Integer> PRICES = prices();

    private static Map<String, Integer> prices() {
        Map<String, Integer> prices = new HashMap<>();
        String catalogue = "spark 1 clover 1 high_five 1 cookie 5 paper_boat 10 hot_cocoa 20 cupcake 30 lantern 99"
                + " pinata 100 vinyl_groove 199 puppy_parade 299 spotlight 399 bubble_cannon 500 heron 699 comet 1000"
                + " aurora 1500 carousel 1999 stage_dive 2999 night_train 4888 glider_squad 5000 canyon_rally 7000"
                + " deep_dive 10000 ice_palace 15000 moon_base 20000 storm_griffin 25999 sunlit_stag 29999"
                + " leviathan 34999 supernova 39999 infinity 44999";
        String[] words = catalogue.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            prices.put(words[i], Integer.parseInt(words[i + 1]));
        }
        return prices;
    }

    @Test
    void theGiftsOfABudgetCostAboutTheBudget() {
        for (int budget : List.of(1, 4, 12, 50, 98, 99, 250, 1_000, 7_000, 44_999, 60_000)) {
            for (int draw = 0; draw < 50; draw++) {
                List<GiftTaste.Step> steps = GiftTaste.steps(budget, Streams.of(1, "taste", budget, draw));
                long cost = steps.stream()
                        .mapToLong(step -> (long) PRICES.get(step.gift()) * step.count())
                        .sum();
                assertThat(cost).as("%d coins: %s", budget, steps).isBetween(1L, (long) budget);
            }
        }
    }

    @Test
    void aStreaksGiftsAreLessThanThreeSecondsApart() {
        for (int draw = 0; draw < 200; draw++) {
            List<GiftTaste.Step> steps = GiftTaste.steps(30, Streams.of(2, "taste", draw));
            assertThat(steps.stream().skip(1))
                    .allSatisfy(step -> assertThat(step.afterMillis()).isLessThan(8_000));
        }
    }
}
