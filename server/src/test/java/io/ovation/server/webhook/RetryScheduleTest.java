package io.ovation.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** When a delivery that failed is tried again. */
class RetryScheduleTest {
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(3));
    private static final Instant FIRST = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void pauses_double_from_five_seconds_to_an_hour() {
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 12; attempt++) {
            Instant next =
                    SCHEDULE.next(FIRST, attempt, FIRST, 0.5, Duration.ZERO).orElseThrow();
            pauses.add(Duration.between(FIRST, next).toSeconds());
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    }

    @Property(tries = 50)
    void an_event_is_tried_for_exactly_three_days(@ForAll @DoubleRange(min = 0, max = 0.99) double spread) {
        Instant now = FIRST;
        int attempts = 1;
        while (true) {
            Optional<Instant> next = SCHEDULE.next(FIRST, attempts, now, spread, Duration.ZERO);
            if (next.isEmpty()) {
                break;
            }
            assertThat(next.get()).isAfter(now);
            now = next.get();
            attempts++;
        }
        assertThat(now).isEqualTo(FIRST.plus(Duration.ofDays(3)));
        assertThat(attempts).isBetween(70, 100);
    }

    @Test
    void an_endpoint_that_asks_for_more_time_gets_it_up_to_the_longest_pause() {
        assertThat(SCHEDULE.next(FIRST, 1, FIRST, 0, Duration.ofMinutes(7)))
                .contains(FIRST.plus(Duration.ofMinutes(7)));
        assertThat(SCHEDULE.next(FIRST, 1, FIRST, 0, Duration.ofDays(2))).contains(FIRST.plus(Duration.ofHours(1)));
    }
}
