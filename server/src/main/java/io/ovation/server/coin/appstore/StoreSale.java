package io.ovation.server.coin.appstore;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale that a store has proved. Immutable.
 *
 * @param transaction the store's id of it: Apple's transaction id, Google's order id
 * @param product the product id
 * @param quantity how many of it, at least 1
 * @param account the token of the account that the app bought for; null when the app set none
 * @param price what was charged in minor units of the currency; null when the store does not say
 * @param purchaseToken Google's token, which confirms the delivery; null elsewhere
 * @param refunded the store has given the money back already
 */
record StoreSale(
        Store store,
        String transaction,
        String product,
        int quantity,
        @Nullable UUID account,
        @Nullable Long price,
        @Nullable String currency,
        @Nullable String purchaseToken,
        boolean refunded) {
    /** The stores. */
    enum Store {
        APP_STORE,
        PLAY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Store of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
