package io.ovation.server.coin.appstore;

import io.ovation.economics.StoreRefundAmounts;
import org.jspecify.annotations.Nullable;

/**
 * A sale of a store as its row stands. Immutable.
 *
 * @param recharge number of the recharge it became; null when it was refunded before anybody claimed it
 * @param purchaseToken to confirm the delivery with; null where nothing is confirmed
 * @param refundedPpm which part of the money the store has given back, as it said last, in millionths
 * @param refundRound how often a refund was posted
 * @param postedPpm which part is posted
 * @param askStore whether the store said that it gave a part back, but not how much
 * @param newest the last posted refund that was not taken back
 */
record StorePurchase(
        long number,
        StoreSale.Store store,
        String transaction,
        @Nullable String product,
        @Nullable Long recharge,
        @Nullable String purchaseToken,
        boolean confirmed,
        int refundedPpm,
        int refundRound,
        int postedPpm,
        boolean askStore,
        @Nullable Round newest) {
    /** All of the money, in millionths. */
    static final int ALL = 1_000_000;

    /** Whether all of the money went back. */
    boolean refunded() {
        return refundedPpm == ALL;
    }

    /** A part of an amount: parts up to a share, rounded down, so that all parts add up to all of it. */
    static long part(long amount, int fromPpm, int toPpm) {
        return upTo(amount, toPpm) - upTo(amount, fromPpm);
    }

    private static long upTo(long amount, int ppm) {
        return java.math.BigInteger.valueOf(amount)
                .multiply(java.math.BigInteger.valueOf(ppm))
                .divide(java.math.BigInteger.valueOf(ALL))
                .longValueExact();
    }

    /**
     * A posted refund.
     *
     * @param number from 1
     * @param fromPpm which part had been posted before
     * @param toPpm which part was posted with it
     * @param voided what it had found in the wallet
     */
    record Round(int number, int fromPpm, int toPpm, StoreRefundAmounts voided) {}
}
