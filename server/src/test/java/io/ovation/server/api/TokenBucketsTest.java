package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    @Test
    void a_burst_then_so_many_a_second_and_each_key_for_itself() {
        TokenBuckets<Long> buckets = new TokenBuckets<>(5, 2);

        assertThat(buckets.take(1L, 10, 0)).isEqualTo(5);
        assertThat(buckets.take(1L, 1, 400)).isZero();
        assertThat(buckets.take(1L, 1, 500)).isEqualTo(1);
        assertThat(buckets.take(2L, 3, 500)).isEqualTo(3);
        assertThat(buckets.take(1L, 100, 60_000)).isEqualTo(5);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        TokenBuckets<Long> buckets = new TokenBuckets<>(1, 1);
        assertThat(buckets.take(1L, 1, 10_000)).isEqualTo(1);
        assertThat(buckets.take(1L, 1, 5_000)).isZero();
        assertThat(buckets.take(1L, 1, 10_500)).isZero();
        assertThat(buckets.take(1L, 1, 11_000)).isEqualTo(1);
    }

    @Test
    void who_is_refused_learns_when_the_next_token_is_there() {
        TokenBuckets<String> buckets = new TokenBuckets<>(2, 4);
        assertThat(buckets.takeOne("a", 0)).isEqualTo(new TokenBuckets.Level(true, 1, 0, 250));
        assertThat(buckets.takeOne("a", 0)).isEqualTo(new TokenBuckets.Level(true, 0, 250, 500));
        assertThat(buckets.takeOne("a", 100)).isEqualTo(new TokenBuckets.Level(false, 0, 150, 400));
        assertThat(buckets.takeOne("a", 250).isTaken()).isTrue();
    }
}
