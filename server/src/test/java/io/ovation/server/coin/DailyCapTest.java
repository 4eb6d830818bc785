package io.ovation.server.coin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DailyCapTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final DailyCap NONE = new DailyCap(null, null, null);

    @Property
    void no_change_ever_raises_what_may_be_spent_today_and_each_holds_tomorrow(@ForAll("wishes") List<Long> wishes) {
        DailyCap cap = NONE;
        for (long wish : wishes) {
            Long asked = wish < 0 ? null : Long.valueOf(wish);
            long before = limit(cap.on(TODAY));
            cap = cap.changed(asked, TODAY);
            assertThat(limit(cap.on(TODAY))).isLessThanOrEqualTo(before);
            assertThat(limit(cap.on(TODAY.plusDays(1)))).isEqualTo(asked == null ? Long.MAX_VALUE : asked);
        }
    }

    @Example
    void a_change_that_waited_holds_from_its_day_on_and_the_next_is_measured_against_it() {
        DailyCap cap = NONE.changed(100L, TODAY).changed(500L, TODAY);
        assertThat(cap.on(TODAY)).hasValue(100);
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(cap.on(tomorrow)).hasValue(500);
        assertThat(cap.changed(400L, tomorrow).on(tomorrow)).hasValue(400);
        assertThat(cap.changed(600L, tomorrow).on(tomorrow)).hasValue(500);
        assertThat(cap.changed(600L, tomorrow).on(tomorrow.plusDays(1))).hasValue(600);
    }

    @Provide
    Arbitrary<List<Long>> wishes() {
        return Arbitraries.longs().between(-1, 1_000).list().ofMinSize(1).ofMaxSize(10);
    }

    private static long limit(OptionalLong cap) {
        return cap.orElse(Long.MAX_VALUE);
    }
}
