package io.ovation.audience.plan;

import io.ovation.audience.community.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns the coins a viewer feels like giving into gifts: one that nearly fills the purse, then streaks of small ones.
 *
 * <p>Knows the shipped catalogue by name and price; a server whose catalogue differs refuses what it does not know and
 * the audience counts that.
 */
final class GiftTaste {
    /** A gift of the catalogue. */
    record Price(String gift, int coins) {}

    private static final List<Price> STREAKS = List.of(
            new Price("spark", 1),
            new Price("clover", 1),
            new Price("high_five", 1),
            new Price("cookie", 5),
            new Price("paper_boat", 10),
            new Price("hot_cocoa", 20),
            new Price("cupcake", 30));

    private static final List<Price> SINGLES = List.of(
            new Price("lantern", 99),
            new Price("pinata", 100),
            new Price("vinyl_groove", 199),
            new Price("puppy_parade", 299),
            new Price("spotlight", 399),
            new Price("bubble_cannon", 500),
            new Price("heron", 699),
            new Price("comet", 1_000),
            new Price("aurora", 1_500),
            new Price("carousel", 1_999),
            new Price("stage_dive", 2_999),
            new Price("night_train", 4_888),
            new Price("glider_squad", 5_000),
            new Price("canyon_rally", 7_000),
            new Price("deep_dive", 10_000),
            new Price("ice_palace", 15_000),
            new Price("moon_base", 20_000),
            new Price("storm_griffin", 25_999),
            new Price("sunlit_stag", 29_999),
            new Price("leviathan", 34_999),
            new Price("supernova", 39_999),
            new Price("infinity", 44_999));

    private GiftTaste() {}

    /** A gift and the time since the one before it. */
    record Step(long afterMillis, String gift, int count) {}

    /** Whether a gift joins in streaks. */
    static boolean combines(String gift) {
        return STREAKS.stream().anyMatch(price -> price.gift().equals(gift));
    }

    /** The gifts for a budget of coins, in the order they are sent; at least one. */
    static List<Step> steps(double budget, SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        double left = budget;
        if (left >= 99 && random.nextInt(5) != 0) {
            int dearest = 0;
            while (dearest + 1 < SINGLES.size() && SINGLES.get(dearest + 1).coins() <= left) {
                dearest++;
            }
            Price single = SINGLES.get(Math.max(0, dearest - random.nextInt(3)));
            steps.add(new Step(0, single.gift(), 1));
            left = Math.min(left - single.coins(), 150);
        }
        left = Math.min(left, 900);
        if (left >= 1 || steps.isEmpty()) {
            streak(steps, Math.max(1, left), random);
        }
        return steps;
    }

    /** A streak: the same gift again and again, seldom more than three seconds apart, so that the server joins them. */
    private static void streak(List<Step> steps, double budget, SplittableRandom random) {
        int dearest = 0;
        while (dearest + 1 < STREAKS.size() && STREAKS.get(dearest + 1).coins() * 4 <= budget) {
            dearest++;
        }
        Price gift = STREAKS.get(Math.max(0, dearest - random.nextInt(3)));
        int times = Math.clamp((int) (budget / gift.coins()), 1, 40);
        long pause = steps.isEmpty() ? 0 : 2_000 + Streams.waiting(random, 4_000);
        while (times > 0) {
            int count = random.nextInt(6) == 0 ? Math.min(times, 2 + random.nextInt(9)) : 1;
            steps.add(new Step(pause, gift.gift(), count));
            pause = 350 + Streams.waiting(random, 700);
            times -= count;
        }
    }
}
