package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void a_month_of_4_99_is_earned_in_thirty_parts() {
        Schedule month = Schedule.of(4_990_000, 700_000, 30);
        assertThat(month.creatorMicros()).isEqualTo(3_493_000);
        assertThat(month.part(0)).isEqualTo(new Schedule.Part(166_333, 116_433));
        assertThat(month.part(1)).isEqualTo(new Schedule.Part(166_333, 116_433));
        assertThat(month.part(2)).isEqualTo(new Schedule.Part(166_334, 116_434));
    }

    @Property
    void the_days_of_a_period_add_up_to_it_and_the_last_one_empties_it(
            @ForAll @LongRange(min = 0, max = 800_000_000_000_000L) long net,
            @ForAll @IntRange(min = 0, max = 1_000_000) int share,
            @ForAll @IntRange(min = 1, max = 31) int days) {
        long least = Long.MAX_VALUE;
        long most = 0;
        long earned = 0;
        long creator = 0;
        Schedule schedule = Schedule.of(net % 9_000_000_000_000L, share, days);
        Schedule whole = schedule;
        while (schedule.daysLeft() > 0) {
            Schedule.Part part = schedule.part(schedule.served());
            assertThat(part.creatorMicros()).isLessThanOrEqualTo(part.netMicros() + 1);
            least = Math.min(least, part.netMicros());
            most = Math.max(most, part.netMicros());
            earned += part.netMicros();
            creator += part.creatorMicros();
            assertThat(schedule.netLeft() - schedule.serveDay().netLeft()).isEqualTo(part.netMicros());
            schedule = schedule.serveDay();
        }
        assertThat(earned).isEqualTo(whole.netMicros());
        assertThat(creator).isEqualTo(whole.creatorMicros());
        assertThat(schedule.netLeft()).isZero();
        assertThat(schedule.creatorLeft()).isZero();
        assertThat(most - least)
                .as("no day is worth more than a micro more than another")
                .isLessThanOrEqualTo(1);
    }

    @Property
    void what_is_carried_over_loses_nothing(
            @ForAll @LongRange(min = 0, max = 50_000_000_000L) long net,
            @ForAll @LongRange(min = 0, max = 50_000_000_000L) long added,
            @ForAll @IntRange(min = 0, max = 1_000_000) int share,
            @ForAll @IntRange(min = 0, max = 1_000_000) int otherShare,
            @ForAll @IntRange(min = 1, max = 31) int days,
            @ForAll @IntRange(min = 0, max = 31) int served) {
        Schedule before = Schedule.of(net, share, days);
        for (int i = 0; i < Math.min(days, served); i++) {
            before = before.serveDay();
        }
        Schedule after = before.carriedOver(added, otherShare, 30);
        assertThat(after.netMicros()).isEqualTo(before.netLeft() + added);
        assertThat(after.creatorMicros()).isEqualTo(before.creatorLeft() + Schedule.share(added, otherShare));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new Schedule(10, 11, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(10, 5, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schedule.of(10, 0, 1).part(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
