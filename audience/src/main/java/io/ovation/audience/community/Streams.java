package io.ovation.audience.community;

import java.util.SplittableRandom;

/**
 * Random streams that depend on nothing but a seed and the path of what they are for.
 *
 * <p>Each room, viewer and visit draws from its own stream, so that adding a viewer or reordering the work changes no one
 * else's life. Transcendental functions come from {@link StrictMath}, which gives the same bits on every machine.
 */
public final class Streams {
    private Streams() {}

    /** A stream for the thing that {@code path} names; equal arguments give equal streams. */
    public static SplittableRandom of(long seed, String purpose, long... path) {
        long state = mix(seed ^ 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state ^ purpose.charAt(i));
        }
        for (long step : path) {
            state = mix(state + 0x9E3779B97F4A7C15L ^ step);
        }
        return new SplittableRandom(state);
    }

    /** An exponentially distributed waiting time with the given mean, at least 1 when the mean is positive. */
    public static long waiting(SplittableRandom random, double mean) {
        return Math.max(1, (long) (-StrictMath.log(1 - random.nextDouble()) * mean));
    }

    /** A Pareto draw: at least {@code minimum}, at most {@code maximum}, the heavier the smaller {@code shape} is. */
    public static double pareto(SplittableRandom random, double minimum, double shape, double maximum) {
        return Math.min(maximum, minimum / StrictMath.pow(1 - random.nextDouble(), 1 / shape));
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
    }
}
