package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.live.room.RoomTotals;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void gifts_count_recent_ones_most_and_everything_counts_for_something() {
        long nothing = score(0, 0, 0, 0);
        long liked = score(0, 1_000, 0, 0);
        long watched = score(1_000, 0, 0, 0);
        long gifted = score(0, 0, 1_000, 0);
        long giftedNow = score(0, 0, 1_000, 1_000);

        assertThat(nothing).isZero();
        assertThat(liked).isEqualTo(3_000);
        assertThat(gifted).isGreaterThan(liked);
        assertThat(watched).isGreaterThan(gifted);
        assertThat(giftedNow).isGreaterThan(watched);
    }

    @Test
    void the_tenfold_of_anything_is_one_step() {
        assertThat(score(0, 0, 9_999, 0) - score(0, 0, 999, 0)).isEqualTo(2_000);
    }

    private static long score(int viewers, long likes, long coins, long recentCoins) {
        return Ranking.score(new RoomTotals(viewers, likes, coins, 0, recentCoins));
    }
}
