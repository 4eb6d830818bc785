package io.ovation.economics;

/**
 * The numbers that posting rules need and an operator may set. A rule set is never changed: a new one has a new
 * version, and every entry carries the version that made it.
 *
 * <p>From {@code product.md}: one coin of a gift gives one diamond, a diamond is worth 0.005 USD, locked when it is
 * earned; earnings mature after 14 days; a published share of every creator share goes to the fraud reserve.
 *
 * @param version number of this set, from 1
 * @param earningsCurrency what creators earn in, whatever the viewer paid in
 * @param diamondUnitsPerCoin hundredths of a diamond for each coin of a gift
 * @param diamondUnitValueMicros value of a hundredth of a diamond, in micros of the earnings currency
 * @param reserveSharePpm share of the creator's value that goes to the fraud reserve, in millionths
 * @param maturityDays days from a gift to the day its earnings become available, at the default risk tier
 */
public record RuleSet(
        int version,
        Asset earningsCurrency,
        long diamondUnitsPerCoin,
        long diamondUnitValueMicros,
        int reserveSharePpm,
        int maturityDays) {

    /** The shipped defaults: 1 diamond a coin, 0.005 USD a diamond, 2 % reserve, 14 days. */
    public static final RuleSet DEFAULT = new RuleSet(1, Asset.USD, 100, 50, 20_000, 14);

    public RuleSet {
        Require.positive(version, "version");
        Require.fiat(earningsCurrency, "earnings currency");
        Require.positive(diamondUnitsPerCoin, "diamond units per coin");
        Require.positive(diamondUnitValueMicros, "diamond unit value");
        Require.notNegative(reserveSharePpm, "reserve share");
        Require.atMost(reserveSharePpm, 1_000_000, "reserve share");
        Require.notNegative(maturityDays, "maturity days");
    }

    /** Hundredths of a diamond that this many coins of a gift earn. */
    public long diamondUnits(long coins) {
        return Math.multiplyExact(coins, diamondUnitsPerCoin);
    }

    /** The creator's share of a gift of this many coins, in micros of {@link #earningsCurrency()}. */
    public long creatorShareMicros(long coins) {
        return diamondValueMicros(diamondUnits(coins));
    }

    /** The locked value of hundredths of a diamond, in micros of {@link #earningsCurrency()}. */
    public long diamondValueMicros(long diamondUnits) {
        return Math.multiplyExact(diamondUnits, diamondUnitValueMicros);
    }

    /** What goes to the fraud reserve for a creator's share, in micros, rounded down. */
    public long reserveMicros(long creatorShareMicros) {
        return Math.multiplyExact(creatorShareMicros, reserveSharePpm) / 1_000_000;
    }
}
