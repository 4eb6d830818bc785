package io.ovation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void a_few_worlds_hold() {
        for (long seed = 0; seed < 300; seed++) {
            Simulation.Result result = Simulation.run(seed, Parts.REAL, null);
            assertThat(result.failure()).as("seed %s", seed).isNull();
        }
    }
}
