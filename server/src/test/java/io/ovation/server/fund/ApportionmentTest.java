package io.ovation.server.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void what_is_left_over_goes_to_the_largest_fractions_first() {
        // Exact parts: 1.43, 2.86, 5.71: the one left over goes to the second.
        assertThat(Apportionment.divide(10, new long[] {1, 2, 4})).containsExactly(1, 3, 6);
        // Equal fractions: the first in order.
        assertThat(Apportionment.divide(10, new long[] {1, 1, 1})).containsExactly(4, 3, 3);
        assertThat(Apportionment.divide(5, new long[] {0, 1, 0, 1})).containsExactly(0, 3, 0, 2);
    }

    @Test
    void without_weights_nobody_gets_anything() {
        assertThat(Apportionment.divide(1_000, new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Apportionment.divide(1_000, new long[] {})).isEmpty();
    }

    @Test
    void whatever_is_divided_adds_up_and_is_less_than_a_micro_from_exact() {
        SplittableRandom random = new SplittableRandom(20_261_123);
        for (int round = 0; round < 2_000; round++) {
            long amount = random.nextLong(0, 1L << random.nextInt(1, 50));
            long[] weights = random.longs(random.nextInt(1, 60), 0, 1L << random.nextInt(1, 45))
                    .toArray();
            long total = Arrays.stream(weights).sum();
            long[] parts = Apportionment.divide(amount, weights);
            assertThat(Arrays.stream(parts).sum()).isEqualTo(total == 0 ? 0 : amount);
            for (int i = 0; i < parts.length && total > 0; i++) {
                BigInteger distance = BigInteger.valueOf(parts[i])
                        .multiply(BigInteger.valueOf(total))
                        .subtract(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights[i])))
                        .abs();
                assertThat(distance).isLessThan(BigInteger.valueOf(total));
            }
        }
    }
}
