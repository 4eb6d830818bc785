package io.ovation.server.fund;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Divides an amount by weights so that nothing is lost: everybody gets the whole micros of their exact part, and the micros that
 * are left over go one each to those with the largest fractions, the first in order among equals. The parts add up to the amount,
 * and none is a micro or more away from exact.
 *
 * <p>The method of largest remainders: Hamilton 1792; see Balinski and Young, Fair Representation, 1982.
 */
final class Apportionment {
    private Apportionment() {}

    /**
     * The parts, in the order of the weights; all 0 when the weights are.
     *
     * @param amount not negative
     * @param weights not negative, their sum below 2^62
     */
    static long[] divide(long amount, long[] weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            total = Math.addExact(total, weight);
        }
        long[] parts = new long[weights.length];
        if (total == 0) {
            return parts;
        }
        long[] fractions = new long[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = part(amount, weights[i], total, fractions, i);
            given += parts[i];
        }
        giveRest(Math.toIntExact(amount - given), parts, fractions);
        return parts;
    }

    /** The whole micros of amount * weight / total; the rest of the division goes to {@code fractions[at]}. */
    private static long part(long amount, long weight, long total, long[] fractions, int at) {
        if (Math.multiplyHigh(amount, weight) == 0 && amount * weight >= 0) {
            long product = amount * weight;
            fractions[at] = product % total;
            return product / total;
        }
        BigInteger[] divided = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(BigInteger.valueOf(total));
        fractions[at] = divided[1].longValueExact();
        return divided[0].longValueExact();
    }

    /** There are fewer left over than there are fractions above 0. */
    private static void giveRest(int rest, long[] parts, long[] fractions) {
        if (rest == 0) {
            return;
        }
        long[] sorted = fractions.clone();
        Arrays.sort(sorted);
        long last = sorted[sorted.length - rest];
        int left = rest;
        for (int i = 0; i < parts.length; i++) {
            if (fractions[i] > last) {
                parts[i]++;
                left--;
            }
        }
        for (int i = 0; left > 0; i++) {
            if (fractions[i] == last) {
                parts[i]++;
                left--;
            }
        }
    }
}
