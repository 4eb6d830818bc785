package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowModeTest {
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
