package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProrationTest {
    @Test
    void on_the_eleventh_of_thirty_days_two_thirds_of_the_old_month_are_taken_off() {
        assertThat(Proration.upgrade(499, 30, 20, 2_499)).isEqualTo(new Proration(333, 2_166));
    }

    @Test
    void on_the_first_day_only_the_difference_is_charged() {
        assertThat(Proration.upgrade(499, 31, 31, 999)).isEqualTo(new Proration(499, 500));
    }

    @Test
    void a_month_that_costs_nothing_is_no_upgrade() {
        assertThatThrownBy(() -> Proration.upgrade(999, 30, 30, 499)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void credit_and_charge_are_the_price_and_the_credit_is_never_less_than_what_is_left(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long worth,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long price,
            @ForAll @IntRange(min = 1, max = 31) int days,
            @ForAll @IntRange(min = 0, max = 31) int left) {
        Assume.that(left <= days && price > worth);
        Proration proration = Proration.upgrade(worth, days, left, price);
        assertThat(proration.credit() + proration.charge()).isEqualTo(price);
        assertThat(proration.charge()).isPositive();
        assertThat(proration.credit()).isLessThanOrEqualTo(worth);
        assertThat(proration.credit() * days).isBetween(worth * left, worth * left + days - 1);
    }
}
