package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatheringTest {

    private final Gathering gathering = new Gathering();

    @Test
    void a_round_waits_for_as_many_as_were_answered_and_as_waited_then() {
        gathering.answered(5, 3, 1_000);

        assertThat(gathering.waits(4, 2_000)).isTrue();
        assertThat(gathering.waits(7, 3_000)).isTrue();
        assertThat(gathering.waits(8, 4_000)).isFalse();
    }

    @Test
    void no_longer_than_its_bound() {
        gathering.answered(5, 0, 1_000);

        assertThat(gathering.waits(1, 1_000)).isTrue();
        assertThat(gathering.waits(1, 1_000 + Gathering.LONGEST_NANOS)).isFalse();
    }

    @Test
    void callers_that_do_not_come_back_are_waited_for_less_and_less_often() {
        int waits = 0;
        for (int round = 0; round < 10_000; round++) {
            gathering.answered(2, 0, 0);
            if (gathering.waits(1, 0)) {
                waits++;
                gathering.waits(1, Gathering.LONGEST_NANOS);
            }
        }

        assertThat(waits).isLessThan(30);
    }

    @Test
    void once_they_come_back_every_round_waits_again() {
        for (int round = 0; round < 4; round++) {
            gathering.answered(2, 0, 0);
            if (gathering.waits(1, 0)) {
                gathering.waits(1, Gathering.LONGEST_NANOS);
            }
        }
        int rounds = 0;
        int waits = 0;
        while (rounds++ < 100) {
            gathering.answered(2, 0, 0);
            if (gathering.waits(1, 0)) {
                waits++;
                gathering.waits(2, 10);
            }
        }

        assertThat(waits).isGreaterThan(90);
    }

    @Test
    void a_single_caller_and_a_full_round_wait_for_nobody() {
        gathering.answered(1, 0, 0);
        assertThat(gathering.waits(1, 0)).isFalse();

        gathering.answered(60, 30, 0);
        assertThat(gathering.waits(1, 0)).isFalse();
    }
}
