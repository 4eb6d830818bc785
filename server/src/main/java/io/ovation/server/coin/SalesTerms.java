package io.ovation.server.coin;

/**
 * Who takes what of a sale in one market and channel, for one version of the price book.
 *
 * @param storeSells whether a store is the seller of record: it owes the tax, and its commission is our fee
 * @param taxPercent rate of the tax that the prices include and that we owe; 0 where the store sells or none is owed
 * @param feePpm share of the price that provider or store keep, in parts per million
 * @param feeFixed fixed part of the fee, in minor units
 */
public record SalesTerms(boolean storeSells, int taxPercent, int feePpm, long feeFixed) {
    /** Checks the ranges. */
    public SalesTerms {
        if (taxPercent < 0 || taxPercent > 50 || feePpm < 0 || feePpm > 500_000 || feeFixed < 0) {
            throw new IllegalArgumentException("tax 0 to 50 %, fee 0 to 50 % and a fixed part of 0 or more");
        }
        if (storeSells && taxPercent != 0) {
            throw new IllegalArgumentException("where the store sells, the tax is the store's");
        }
    }

    /** The tax contained in a price, in minor units, half up. */
    public long taxIn(long price) {
        return divideHalfUp(Math.multiplyExact(price, taxPercent), 100 + taxPercent);
    }

    /** What provider or store keep of a price, in minor units, half up: 0.40 of 3.49 at 2.9 % + 0.30. */
    public long feeOn(long price) {
        return divideHalfUp(Math.multiplyExact(price, feePpm), 1_000_000) + feeFixed;
    }

    private static long divideHalfUp(long dividend, long divisor) {
        return Math.floorDiv(2 * dividend + divisor, 2 * divisor);
    }
}
