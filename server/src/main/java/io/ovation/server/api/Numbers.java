package io.ovation.server.api;

import java.security.SecureRandom;

/**
 * New numbers for users, lives, recharges, refunds and payouts: 63 bits, 42 of the wall clock's milliseconds and 21
 * random ones, so they sort by time, tell nothing about how many there are, and any instance may make them. Used as SQL
 * key and as owner of ledger accounts; two numbers of one millisecond collide once in two million, which the primary key
 * refuses. Any thread.
 */
public final class Numbers {
    private static final int RANDOM_BITS = 21;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Numbers() {}

    /** A new number, positive. */
    public static long next() {
        return at(System.currentTimeMillis());
    }

    /** A new number whose time part is the given wall clock time in milliseconds since 1970. */
    public static long at(long epochMillis) {
        return ((epochMillis & ((1L << 42) - 1)) << RANDOM_BITS) | RANDOM.nextInt(1 << RANDOM_BITS);
    }
}
