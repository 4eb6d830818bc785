package io.ovation.server.coin;

/**
 * A pack of coins at its list price.
 *
 * @param coins how many coins, at least 1
 * @param price list price in the currency's minor unit, tax included where the market's prices include it
 */
public record Pack(long coins, long price) {
    /** Checks both numbers; the bounds keep every later product inside 64 bits. */
    public Pack {
        if (coins < 1 || coins > 10_000_000) {
            throw new IllegalArgumentException("a pack holds 1 to 10,000,000 coins, not " + coins);
        }
        if (price < 1 || price > 100_000_000_000L) {
            throw new IllegalArgumentException("a pack costs 1 to 100,000,000,000 minor units, not " + price);
        }
    }

    /** Whether a coin of this pack costs less than a coin of the other; exact, by cross-multiplication. */
    boolean cheaperPerCoinThan(Pack other) {
        return Math.multiplyExact(price, other.coins) < Math.multiplyExact(other.price, coins);
    }
}
