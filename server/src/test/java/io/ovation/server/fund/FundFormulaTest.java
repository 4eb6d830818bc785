package io.ovation.server.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FundFormulaTest {
    private static final FundFormula REWARDS = new FundFormula(new FundTerms(
            "BR", 1, LocalDate.of(2020, 1, 1), FundMode.REWARDS, "rewards-1", 0, 6, 400, 1_000, 1_000, 60, 0));
    private static final FundFormula POOL = new FundFormula(
            new FundTerms("US", 1, LocalDate.of(2020, 1, 1), FundMode.POOL, "pool-1", 1_000_000, 6, 0, 0, 0, 0, 0));
    private static final FundFormula CAPPED = new FundFormula(new FundTerms(
            "US", 2, LocalDate.of(2020, 1, 1), FundMode.POOL, "pool-2", 1_000_000, 6, 0, 0, 0, 0, 2_000_000));

    @Test
    void the_first_thousand_views_of_a_video_are_not_paid() {
        Line fresh = REWARDS.line(video(60, 900, 0), Exclusion.NONE);
        assertThat(fresh.payable()).isZero();
        assertThat(fresh.excluded()).isEqualTo(Map.of(Exclusion.BEFORE_FIRST_PAID, 900L));
        Line crossing = REWARDS.line(video(60, 900, 300), Exclusion.NONE);
        assertThat(crossing.payable()).isEqualTo(200);
        assertThat(crossing.excluded()).isEqualTo(Map.of(Exclusion.BEFORE_FIRST_PAID, 700L));
        assertThat(REWARDS.line(video(60, 900, 1_000), Exclusion.NONE).payable())
                .isEqualTo(900);
    }

    @Test
    void rewards_pay_for_videos_of_a_minute_or_more() {
        Line brief = REWARDS.line(video(59, 5_000, 9_999), Exclusion.NONE);
        assertThat(brief.payable()).isZero();
        assertThat(brief.excluded()).isEqualTo(Map.of(Exclusion.VIDEO_TOO_SHORT, 5_000L));
        assertThat(REWARDS.line(video(60, 5_000, 9_999), Exclusion.NONE).payable())
                .isEqualTo(5_000);
    }

    @Test
    void the_rate_lies_between_forty_cents_and_a_dollar_a_thousand() {
        VideoDay ignored = new VideoDay(7, 100, false, 1_000, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5_000);
        assertThat(REWARDS.rateMicros(ignored)).isEqualTo(400);
        VideoDay loved = new VideoDay(7, 100, false, 1_000, 1_000, 0, 0, 0, 0, 0, 0, 100_000, 200, 0, 0, 5_000);
        assertThat(REWARDS.rateMicros(loved)).isEqualTo(1_000);
        // Half of it watched, and 5 weighted reactions in a hundred views: (2 * 500 + 250) / 3 = 416 of 1,000.
        VideoDay half = new VideoDay(7, 100, false, 1_000, 1_000, 0, 0, 0, 0, 0, 0, 50_000, 15, 4, 9, 5_000);
        assertThat(REWARDS.rateMicros(half)).isEqualTo(400 + 600 * 416 / 1_000);
        assertThat(REWARDS.line(half, Exclusion.NONE).micros()).isEqualTo(1_000 * 649);
    }

    @Test
    void every_view_is_either_paid_or_excluded_for_one_reason() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 1_000; round++) {
            long[] counts = random.longs(7, 0, 500).toArray();
            VideoDay day = new VideoDay(
                    1 + round,
                    random.nextInt(1, 200),
                    random.nextInt(5) == 0,
                    counts[0] + counts[1] + counts[2] + counts[3] + counts[4] + counts[5] + counts[6],
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    counts[4],
                    counts[5],
                    counts[6],
                    random.nextLong(100_000),
                    5,
                    5,
                    5,
                    random.nextLong(2_000));
            for (Exclusion creator : List.of(Exclusion.NONE, Exclusion.CREATOR_NOT_ELIGIBLE, Exclusion.DISQUALIFIED)) {
                for (FundFormula formula : List.of(REWARDS, POOL)) {
                    Line line = formula.line(day, creator);
                    long excluded = line.excluded().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    assertThat(line.payable() + excluded).isEqualTo(day.views());
                }
            }
        }
    }

    @Test
    void a_line_that_loses_a_view_is_a_fault() {
        assertThatThrownBy(() -> new Line(video(60, 10, 0), 9, Map.of(), 0, 0)).hasMessageContaining("10 views");
    }

    @Test
    void a_creators_share_of_the_pool_is_divided_by_views_without_a_rest() {
        List<Line> lines =
                POOL.lines(List.of(numbered(7, 100), numbered(8, 200), numbered(9, 400)), Exclusion.NONE, 10);
        assertThat(lines).extracting(Line::micros).containsExactly(1L, 3L, 6L);
    }

    @Test
    void no_thousand_views_of_a_pool_cost_more_than_the_highest_price() {
        assertThat(CAPPED.shared(1_000_000, 0)).isZero();
        assertThat(CAPPED.shared(1_000_000, 1)).isEqualTo(2_000);
        assertThat(CAPPED.shared(1_000_000, 499)).isEqualTo(998_000);
        assertThat(CAPPED.shared(1_000_000, 500)).isEqualTo(1_000_000);
        assertThat(CAPPED.shared(1_000_000, Long.MAX_VALUE / 4)).isEqualTo(1_000_000);
        assertThat(POOL.shared(1_000_000, 1)).as("the formula of days before").isEqualTo(1_000_000);
    }

    @Test
    void the_text_of_terms_that_stands_in_hashes_of_closed_days_is_what_it_was() {
        assertThat(new FundTerms("US", 1, LocalDate.of(2020, 1, 1), FundMode.POOL, "pool-1", 9, 6, 1, 2, 3, 4, 0))
                .hasToString(
                        "FundTerms[market=US, version=1, inForceFrom=2020-01-01, mode=POOL, formula=pool-1, poolMicros=9,"
                                + " closeAfterHours=6, minRateMicros=1, maxRateMicros=2, unpaidViews=3, minVideoSeconds=4]");
        assertThatThrownBy(() -> new FundFormula(
                        new FundTerms("US", 2, LocalDate.of(2020, 1, 1), FundMode.POOL, "pool-2", 9, 6, 0, 0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static VideoDay video(int seconds, long qualified, long before) {
        return new VideoDay(7, seconds, false, qualified, qualified, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, before);
    }

    private static VideoDay numbered(long number, long qualified) {
        return new VideoDay(number, 30, false, qualified, qualified, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
