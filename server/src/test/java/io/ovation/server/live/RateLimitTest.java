package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void a_burst_then_so_many_a_second_and_each_key_for_itself() {
        RateLimit limit = new RateLimit(5, 2);

        assertThat(limit.take(1, 10, 0)).isEqualTo(5);
        assertThat(limit.take(1, 1, 400)).isZero();
        assertThat(limit.take(1, 1, 500)).isEqualTo(1);
        assertThat(limit.take(2, 3, 500)).isEqualTo(3);
        assertThat(limit.take(1, 100, 60_000)).isEqualTo(5);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        RateLimit limit = new RateLimit(1, 1);
        assertThat(limit.take(1, 1, 10_000)).isEqualTo(1);
        assertThat(limit.take(1, 1, 5_000)).isZero();
        assertThat(limit.take(1, 1, 10_500)).isZero();
        assertThat(limit.take(1, 1, 11_000)).isEqualTo(1);
    }

    @Test
    void slow_mode_makes_a_viewer_wait_in_one_room_only() {
        SlowMode slow = new SlowMode();
        assertThat(slow.enter(1, 7, 10, 0)).isZero();
        assertThat(slow.enter(1, 7, 10, 4_000)).isEqualTo(6_000);
        assertThat(slow.enter(2, 7, 10, 4_000)).isZero();
        assertThat(slow.enter(1, 7, 10, 10_000)).isZero();
        assertThat(slow.enter(1, 7, 0, 10_001)).isZero();
    }
}
