package io.ovation.server.live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StreaksTest {
    private final Streaks streaks = new Streaks();
    private final List<Streak> settled = new ArrayList<>();

    @Test
    void gifts_at_most_three_seconds_apart_join_and_a_later_one_opens_the_next_streak() {
        Streak first = streaks.add(Shown.spark("a", 1, 1_000), settled::add);
        Streak second = streaks.add(Shown.spark("b", 1, 4_000), settled::add);
        Streak third = streaks.add(Shown.spark("c", 1, 7_001), settled::add);

        assertThat(first.count()).isEqualTo(1);
        assertThat(second).extracting(Streak::id, Streak::count).containsExactly("a", 2L);
        assertThat(third).extracting(Streak::id, Streak::count).containsExactly("c", 1L);
        assertThat(settled).singleElement().satisfies(streak -> {
            assertThat(streak.id()).isEqualTo("a");
            assertThat(streak.count()).isEqualTo(2);
            assertThat(streak.settled()).isTrue();
        });
    }

    @Test
    void senders_gifts_and_anonymous_gifts_do_not_mix() {
        streaks.add(Shown.gift("a", 1, "spark", 1, 1_000), settled::add);
        streaks.add(Shown.gift("b", 2, "spark", 1, 1_001), settled::add);
        streaks.add(Shown.gift("c", 1, "clover", 1, 1_002), settled::add);
        streaks.add(Shown.anonymous("d", 1, "spark", 1_003), settled::add);

        assertThat(streaks.open()).extracting(Streak::id).containsExactly("a", "b", "c", "d");
    }

    @Test
    void the_clock_settles_a_streak_once_no_gift_can_be_on_its_way_any_more() {
        streaks.add(Shown.spark("a", 1, 1_000), settled::add);

        streaks.settleDue(1_000 + Streaks.GAP_MILLIS + Streaks.GRACE_MILLIS, settled::add);
        assertThat(settled).isEmpty();
        streaks.settleDue(1_001 + Streaks.GAP_MILLIS + Streaks.GRACE_MILLIS, settled::add);
        assertThat(settled).extracting(Streak::id).containsExactly("a");
        streaks.settleAll(settled::add);
        assertThat(settled).hasSize(1);
    }

    @Test
    void a_streak_that_was_open_before_a_restart_goes_on_with_its_count() {
        Streak before = streaks.add(Shown.spark("a", 7, 1_000), settled::add);
        Streaks afterRestart = new Streaks();
        afterRestart.resume(before);

        assertThat(afterRestart.add(Shown.spark("b", 1, 2_000), settled::add))
                .extracting(Streak::id, Streak::count)
                .containsExactly("a", 8L);
    }

    @Test
    void a_gift_that_does_not_combine_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> streaks.add(Shown.big("a", 1, 1_000), settled::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One step of a history: a gift, or the clock moving on. */
    record Step(int sender, int gift, int count, int millis, boolean tick) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 50),
                                Arbitraries.of(2_999, 3_000, 3_001, 3_750, 3_751, 10_000)),
                        Arbitraries.of(true, false, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 500)
    void every_gift_is_counted_in_one_streak_that_never_goes_back_and_ends_exactly_once(
            @ForAll("histories") List<Step> steps) {
        Streaks any = new Streaks();
        List<Streak> ends = new ArrayList<>();
        Map<String, Streak> latest = new HashMap<>();
        long now = 0;
        long accepted = 0;
        int number = 0;
        for (Step step : steps) {
            now += step.millis();
            if (step.tick()) {
                any.settleDue(now, ends::add);
                continue;
            }
            String key = step.gift() == 0 ? "spark" : "clover";
            Streak streak = any.add(Shown.gift("g" + number++, step.sender(), key, step.count(), now), ends::add);
            accepted += step.count();
            Streak before = latest.put(streak.id(), streak);
            if (before != null) {
                assertThat(streak.count()).isGreaterThan(before.count());
                assertThat(streak.lastAtMillis() - before.lastAtMillis()).isLessThanOrEqualTo(Streaks.GAP_MILLIS);
            }
            assertThat(ends).extracting(Streak::id).doesNotContain(streak.id());
        }
        any.settleAll(ends::add);

        assertThat(ends)
                .extracting(Streak::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(latest.keySet());
        assertThat(ends).allSatisfy(end -> {
            assertThat(end.settled()).isTrue();
            assertThat(end.count()).isEqualTo(latest.get(end.id()).count());
        });
        assertThat(ends.stream().mapToLong(Streak::count).sum()).isEqualTo(accepted);
        assertThat(any.isEmpty()).isTrue();
    }
}
