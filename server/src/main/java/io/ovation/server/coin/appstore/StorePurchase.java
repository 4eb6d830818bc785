package io.ovation.server.coin.appstore;

import io.ovation.economics.StoreRefundAmounts;
import org.jspecify.annotations.Nullable;

/**
 * A sale of a store as its row stands. Immutable.
 *
 * @param recharge number of the recharge it became; null when it was refunded before anybody claimed it
 * @param purchaseToken to confirm the delivery with; null where nothing is confirmed
 * @param refunded what the store said last
 * @param refundRound how often a refund was posted
 * @param refundPosted whether the last thing posted is a refund
 * @param voided what that refund had found in the wallet
 */
record StorePurchase(
        long number,
        StoreSale.Store store,
        String transaction,
        @Nullable String product,
        @Nullable Long recharge,
        @Nullable String purchaseToken,
        boolean confirmed,
        boolean refunded,
        int refundRound,
        boolean refundPosted,
        @Nullable StoreRefundAmounts voided) {}
