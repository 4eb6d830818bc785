package io.ovation.simulator;

import java.util.List;

/**
 * The only chance in a simulated world: SplitMix64 (Steele, Lea and Flood, 2014) from one seed. The same seed asked the same
 * questions gives the same answers on every machine. One thread.
 */
final class Dice {

    private long state;

    Dice(long seed) {
        // Neighbouring seeds begin far apart.
        state = mix(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From {@code low} to {@code high}, both included. */
    long between(long low, long high) {
        return low + below((int) (high - low + 1));
    }

    /** True that often in a thousand. */
    boolean perMille(int often) {
        return often > 0 && below(1_000) < often;
    }

    /** True that often in a hundred. */
    boolean percent(int often) {
        return often > 0 && below(100) < often;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Index of one of the weights, each as likely as it is heavy. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = below(sum);
        int index = 0;
        while (drawn >= weights[index]) {
            drawn -= weights[index++];
        }
        return index;
    }
}
