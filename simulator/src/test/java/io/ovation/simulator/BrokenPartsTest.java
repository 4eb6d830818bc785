package io.ovation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the simulator itself: a mistake in the code it watches does not stay hidden. */
class BrokenPartsTest {

    private static final long MOST_SEEDS = 2_000;

    @ParameterizedTest
    @EnumSource
    void a_mistake_is_found_within_a_bounded_number_of_worlds(BrokenParts mistake) {
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            Simulation.Result result = Simulation.run(seed, mistake, null);
            if (result.failure() != null) {
                System.out.printf("%s: world %d: %s%n", mistake, seed, result.failure());
                return;
            }
        }
        assertThat(false).as("%s was found in %s worlds", mistake, MOST_SEEDS).isTrue();
    }
}
