package io.ovation.simulator;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ovation simulate-faults}: more worlds than the tests run, or one of them step by step. */
@Command(
        name = "simulate-faults",
        mixinStandardHelpOptions = true,
        description = "Lives of a shard under faults, in virtual time, around the real ledger and journal.",
        footer =
                "The same seed is the same world, step for step. docs/concepts/simulation.md says how to read a failure.")
public final class SimulatorMain implements Callable<Integer> {

    @Option(names = "--seeds", description = "how many worlds (default: ${DEFAULT-VALUE})")
    private long seeds = 100_000;

    @Option(names = "--from", description = "first seed (default: ${DEFAULT-VALUE})")
    private long from = 0;

    @Option(names = "--seed", description = "one world alone")
    private @Nullable Long seed;

    @Option(names = "--trace", description = "with --seed: every step of it in words")
    private boolean trace;

    @Option(names = "--threads", description = "worlds at once (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--coverage", description = "print how often each fault happened and each outcome was given")
    private boolean coverage;

    /** Ends with 0 when every world held, 1 when one did not. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Long one = seed;
        return one == null ? many() : alone(one);
    }

    private int alone(long which) {
        Simulation.Result result = Simulation.run(which, Parts.REAL, trace ? System.out::println : null);
        System.out.printf("seed %d: %d steps, trace %016x%n", which, result.steps(), result.traceHash());
        Throwable failure = result.failure();
        if (failure == null) {
            System.out.println("it holds");
            return 0;
        }
        System.out.println("FOUND: " + failure.getMessage());
        failure.printStackTrace(System.out);
        return 1;
    }

    private int many() throws InterruptedException {
        Campaign.Outcome outcome = new Campaign(Parts.REAL, from, seeds, threads, System.out::println).run();
        Coverage seen = outcome.coverage();
        System.out.printf(
                "%,d worlds in %d s: %,d steps, %,d batches, %,d entries, %,d answers%n",
                outcome.seeds(),
                outcome.took().toSeconds(),
                seen.steps(),
                seen.batches(),
                seen.entries(),
                seen.answers());
        if (coverage) {
            System.out.print(seen.table());
        }
        List<String> complaints = outcome.complaints();
        complaints.forEach(System.out::println);
        if (complaints.isEmpty()) {
            System.out.println("all of them hold");
        }
        return complaints.isEmpty() ? 0 : 1;
    }
}
