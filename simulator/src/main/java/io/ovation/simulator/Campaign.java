package io.ovation.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Many worlds, on all cores. Tells of its progress every few seconds, and of the first failures with the command that shows
 * each alone.
 */
final class Campaign {

    private static final long PROGRESS_MILLIS = 5_000;
    private static final long SEEDS_A_DRAW = 32;
    private static final int MOST_FAILURES = 5;

    /**
     * What came of it.
     *
     * @param seeds how many worlds lived
     * @param coverage what happened in all of them
     * @param failures the first few, by seed
     * @param took how long
     */
    record Outcome(long seeds, Coverage coverage, List<Simulation.Result> failures, Duration took) {
        /** What never happened, and what failed; empty when all is well. */
        List<String> complaints() {
            List<String> complaints = new ArrayList<>();
            for (Simulation.Result failed : failures) {
                complaints.add("seed " + failed.seed() + ": " + failed.failure() + "\n    see it alone: "
                        + replay(failed.seed()));
            }
            return complaints;
        }
    }

    private final Parts parts;
    private final long from;
    private final long seeds;
    private final int threads;
    private final Consumer<String> progress;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Coverage coverage = new Coverage();
    private final List<Simulation.Result> failures = new ArrayList<>();

    /** Worlds of the seeds {@code from} to {@code from + seeds - 1}. */
    Campaign(Parts parts, long from, long seeds, int threads, Consumer<String> progress) {
        this.parts = parts;
        this.from = from;
        this.seeds = seeds;
        this.threads = threads;
        this.progress = progress;
        this.next = new AtomicLong(from);
    }

    /** The command that shows one world step by step. */
    static String replay(long seed) {
        return "./ovation simulate-faults --seed " + seed + " --trace";
    }

    /** Runs them all, or until a few have failed. */
    Outcome run() throws InterruptedException {
        long begin = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("worlds-" + i).start(this::work));
        }
        for (Thread worker : workers) {
            while (!worker.join(Duration.ofMillis(PROGRESS_MILLIS))) {
                report(begin);
            }
        }
        failures.sort(Comparator.comparingLong(Simulation.Result::seed));
        return new Outcome(done.get(), coverage, List.copyOf(failures), Duration.ofNanos(System.nanoTime() - begin));
    }

    private void work() {
        Coverage own = new Coverage();
        while (!enough.get()) {
            long first = next.getAndAdd(SEEDS_A_DRAW);
            long end = Math.min(first + SEEDS_A_DRAW, from + seeds);
            for (long seed = first; seed < end && !enough.get(); seed++) {
                Simulation.Result result = Simulation.run(seed, parts, null);
                own.add(result.coverage());
                done.incrementAndGet();
                if (result.failure() != null) {
                    failed(result);
                }
            }
            if (first >= from + seeds) {
                break;
            }
        }
        synchronized (coverage) {
            coverage.add(own);
        }
    }

    private synchronized void failed(Simulation.Result result) {
        failures.add(result);
        progress.accept("seed " + result.seed() + " FAILED: " + result.failure());
        progress.accept("  see it alone: " + replay(result.seed()));
        if (failures.size() >= MOST_FAILURES) {
            enough.set(true);
        }
    }

    private void report(long begin) {
        long so = done.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double rate = so / seconds;
        long left = rate == 0 ? 0 : Math.round((seeds - so) / rate);
        progress.accept(String.format(
                "%,d of %,d worlds (%.0f %%), %,.0f a second, %d:%02d min left, %d failed",
                so, seeds, 100.0 * so / seeds, rate, left / 60, left % 60, failures.size()));
    }
}
