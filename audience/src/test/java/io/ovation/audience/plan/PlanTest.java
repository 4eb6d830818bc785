package io.ovation.audience.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.CreatorProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant EVENING = Instant.parse("2026-11-23T19:00:00Z");
    private static final long HALF_AN_HOUR = 30 * 60_000L;

    private static Plan plan(long seed, double rate) {
        return new Plan(seed, Community.creators(6), 600, rate, EVENING);
    }

    @Test
    void theSameSeedGivesTheSamePlanOnEveryMachine() {
        assertThat(plan(7, 1).digest(HALF_AN_HOUR)).isEqualTo(plan(7, 1).digest(HALF_AN_HOUR));
        assertThat(plan(7, 1).digest(HALF_AN_HOUR))
                .isEqualTo("397f1d0b5137d078396cfb7fbbe9f74302c6197dd001cf9e0957f56b29816988");
    }

    @Test
    void anotherSeedGivesAnotherPlan() {
        assertThat(plan(7, 1).digest(60_000)).isNotEqualTo(plan(8, 1).digest(60_000));
    }

    @Test
    void aRoomsPlanDoesNotDependOnTheOtherRooms() {
        CreatorProfile juno = Community.creators().getFirst();
        RoomPlan alone = new RoomPlan(7, 0, juno, Community.fans(7, 0, juno, 100), 1, EVENING);
        RoomPlan again = new RoomPlan(7, 0, juno, Community.fans(7, 0, juno, 100), 1, EVENING);
        for (int i = 0; i < 2_000; i++) {
            assertThat(alone.next().line()).isEqualTo(again.next().line());
        }
    }

    @Test
    void timeNeverGoesBackAndEveryoneIsInTheRoomBeforeDoingAnything() {
        Plan plan = plan(3, 1);
        Set<String> present = new HashSet<>();
        long last = 0;
        for (Action action = plan.next(); action.atMillis() < HALF_AN_HOUR; action = plan.next()) {
            assertThat(action.atMillis()).isGreaterThanOrEqualTo(last);
            last = action.atMillis();
            String who = action.room() + "/" + action.viewer();
            switch (action) {
                case Action.Join join -> assertThat(present.add(who)).isTrue();
                case Action.Leave leave -> assertThat(present.remove(who)).isTrue();
                default -> assertThat(present).contains(who);
            }
        }
    }

    @Test
    void everyRoomIsPopulatedAndReceivesAGiftWithinTwentySeconds() {
        Plan plan = plan(Community.DEMO_SEED, 1);
        Set<Integer> gifted = new HashSet<>();
        Map<Integer, Integer> joined = new HashMap<>();
        for (Action action = plan.next(); action.atMillis() < 20_000; action = plan.next()) {
            if (action instanceof Action.Gift) {
                gifted.add(action.room());
            } else if (action instanceof Action.Join) {
                joined.merge(action.room(), 1, Integer::sum);
            }
        }
        assertThat(gifted).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(joined.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(3));
    }

    @Test
    void spendingHasAHeavyTailAndMostGiftsAreSmall() {
        Map<String, Long> coins = new HashMap<>();
        GiftTasteTest.PRICES.forEach((gift, price) -> coins.put(gift, (long) price));
        Map<String, Long> spent = new HashMap<>();
        long gifts = 0;
        long small = 0;
        Plan plan = plan(11, 1);
        for (Action action = plan.next(); action.atMillis() < 12 * HALF_AN_HOUR; action = plan.next()) {
            if (action instanceof Action.Gift gift) {
                gifts++;
                small += coins.get(gift.gift()) < 99 ? 1 : 0;
                spent.merge(gift.room() + "/" + gift.viewer(), coins.get(gift.gift()) * gift.count(), Long::sum);
            }
        }
        List<Long> sorted = new ArrayList<>(spent.values());
        sorted.sort(Comparator.reverseOrder());
        long all = sorted.stream().mapToLong(Long::longValue).sum();
        long topTenth = sorted.stream()
                .limit(sorted.size() / 10)
                .mapToLong(Long::longValue)
                .sum();
        assertThat(topTenth).isGreaterThan(all / 2);
        assertThat(small).isGreaterThan(gifts * 8 / 10);
    }

    @Test
    void aHigherRateBringsMorePeople() {
        assertThat(joins(2)).isGreaterThan(joins(1) * 3 / 2);
    }

    private static long joins(double rate) {
        Plan plan = plan(5, rate);
        long joins = 0;
        for (Action action = plan.next(); action.atMillis() < HALF_AN_HOUR; action = plan.next()) {
            joins += action instanceof Action.Join ? 1 : 0;
        }
        return joins;
    }
}
