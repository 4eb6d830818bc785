package io.ovation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulator as a test of everything below it. */
class SimulationTest {

    private static final long SEEDS = Long.getLong("simulator.seeds", 100_000);

    /** Every CI run sees these worlds; {@code ./ovation simulate-faults --from 100000} sees others. */
    @Test
    @Tag("slow")
    void a_hundred_thousand_worlds_hold_and_everything_that_can_happen_happens_in_them() throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        Campaign.Outcome outcome = new Campaign(Parts.REAL, 0, SEEDS, cores, System.out::println).run();
        System.out.print(outcome.coverage().table());
        System.out.printf(
                "%,d worlds in %d s%n", outcome.seeds(), outcome.took().toSeconds());
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.seeds()).isEqualTo(SEEDS);
        assertThat(outcome.coverage().missing()).as("what never happened").isEmpty();
    }

    @Test
    void the_same_seed_is_the_same_world_step_for_step() {
        for (long seed = 0; seed < 40; seed++) {
            List<String> once = new ArrayList<>();
            List<String> again = new ArrayList<>();
            Simulation.Result first = Simulation.run(seed, Parts.REAL, once::add);
            Simulation.Result second = Simulation.run(seed, Parts.REAL, again::add);
            Simulation.Result unread = Simulation.run(seed, Parts.REAL, null);
            assertThat(again).as("seed %s", seed).isEqualTo(once);
            assertThat(second.traceHash()).isEqualTo(first.traceHash());
            assertThat(unread.traceHash()).isEqualTo(first.traceHash());
        }
    }

    @Test
    void different_seeds_are_different_worlds() {
        assertThat(LongStream.range(0, 40)
                        .map(seed -> Simulation.run(seed, Parts.REAL, null).traceHash())
                        .distinct())
                .hasSize(40);
    }

    @Test
    void a_failure_names_its_seed_and_the_command_that_shows_it_alone() throws Exception {
        List<String> said = new ArrayList<>();
        Campaign.Outcome outcome = new Campaign(BrokenParts.ANSWERS_BEFORE_DURABLE, 0, 50, 1, said::add).run();
        Simulation.Result first = outcome.failures().getFirst();
        assertThat(outcome.complaints().getFirst())
                .contains("seed " + first.seed())
                .contains("./ovation simulate-faults --seed " + first.seed() + " --trace");
        assertThat(said).anyMatch(line -> line.contains("FAILED"));
        Simulation.Result alone = Simulation.run(first.seed(), BrokenParts.ANSWERS_BEFORE_DURABLE, null);
        assertThat(alone.failure()).hasMessage(first.failure().getMessage());
        assertThat(alone.traceHash()).isEqualTo(first.traceHash());
    }
}
