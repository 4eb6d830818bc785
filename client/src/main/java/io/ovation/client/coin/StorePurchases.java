package io.ovation.client.coin;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Coins bought in an app, by the store's proof. */
public final class StorePurchases {
    private final Door door;

    /** For one user. */
    public StorePurchases(Door door) {
        this.door = door;
    }

    /**
     * Turns a purchase in Apple's store into coins; the same purchase again is the same recharge.
     *
     * @param signedTransaction {@code jwsRepresentation} of the StoreKit 2 transaction
     */
    public Call<Purchase> claimApple(String signedTransaction) {
        return door.postAgain(
                Route.of("store-purchases"),
                Door.body("store", "app_store", "signed_transaction", signedTransaction),
                Purchase.class);
    }

    /** Turns a purchase in Google's store into coins; the same purchase again is the same recharge. */
    public Call<Purchase> claimPlay(String productId, String purchaseToken) {
        return door.postAgain(
                Route.of("store-purchases"),
                Door.body("store", "play", "product_id", productId, "purchase_token", purchaseToken),
                Purchase.class);
    }

    /** The token that the app hands the store with every purchase of this user. */
    public Call<AccountToken> accountToken() {
        return door.get(Route.of("store-purchases", "account-token"), AccountToken.class);
    }

    /**
     * What a purchase became.
     *
     * @param transactionId the store's
     * @param price as the books have it, in the market's currency
     * @param sequence of the ledger; null until the coins are in the wallet
     */
    public record Purchase(
            String rechargeId,
            String store,
            String transactionId,
            String productId,
            long coins,
            Money price,
            String status,
            @Nullable Long sequence) {}

    /** For {@code appAccountToken} (Apple) and {@code obfuscatedAccountId} (Google). */
    public record AccountToken(UUID accountToken) {}
}
