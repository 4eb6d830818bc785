package io.ovation.server.coin.appstore;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/store-purchases}: coins that were bought in an app. */
@Path("/v1/store-purchases")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class StorePurchaseResource {
    private static final int LONGEST_PROOF = 32 * 1024;

    private final StorePurchases purchases;
    private final AppleStore apple;
    private final PlayStore play;
    private final Callers callers;
    private final Users users;

    StorePurchaseResource(StorePurchases purchases, AppleStore apple, PlayStore play, Callers callers, Users users) {
        this.purchases = purchases;
        this.apple = apple;
        this.play = play;
        this.callers = callers;
        this.users = users;
    }

    /** Turns a purchase into coins; the same purchase again is the same recharge. */
    @POST
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.STORE_PROOF_INVALID,
        ProblemCode.STORE_PRODUCT_UNKNOWN,
        ProblemCode.STORE_PURCHASE_NOT_YOURS,
        ProblemCode.STORE_PURCHASE_REFUNDED,
        ProblemCode.STORE_NOT_SET_UP,
        ProblemCode.MARKET_WITHOUT_PRICES
    })
    public PurchaseView claim(PurchaseRequest request) {
        User user = users.get(callers.user().userNumber());
        StoreSale sale = switch (request.store() == null ? "" : request.store()) {
            case "app_store" -> apple.sale(required(request.signedTransaction(), "signed_transaction"));
            case "play" ->
                play.sale(
                        required(request.productId(), "product_id"),
                        required(request.purchaseToken(), "purchase_token"));
            default ->
                throw Problem.of(ProblemCode.FIELD_INVALID).field("store").detail("The store is app_store or play");
        };
        Recharge recharge = purchases.claim(user, sale);
        return new PurchaseView(
                recharge.id(),
                sale.store().code(),
                sale.transaction(),
                sale.product(),
                recharge.coins(),
                new Money(recharge.price(), recharge.currency()),
                recharge.status().shown(),
                recharge.entrySequence());
    }

    /** The token that the app hands the store with every purchase of this user. */
    @GET
    @Path("account-token")
    public AccountToken accountToken() {
        return new AccountToken(
                StorePurchases.accountToken(users.get(callers.user().userNumber())));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank() || value.length() > LONGEST_PROOF) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field(field).detail(field + " is missing or too long");
        }
        return value;
    }

    /**
     * The proof of a purchase.
     *
     * @param store {@code app_store} or {@code play}
     * @param signedTransaction Apple: {@code jwsRepresentation} of the StoreKit 2 transaction
     * @param productId Google: the product
     * @param purchaseToken Google: the purchase token
     */
    public record PurchaseRequest(
            @Nullable String store,
            @Nullable String signedTransaction,
            @Nullable String productId,
            @Nullable String purchaseToken) {}

    /**
     * What the purchase became.
     *
     * @param transactionId the store's
     * @param price as the books have it, in the market's currency
     * @param sequence of the ledger, once the coins are in the wallet
     */
    public record PurchaseView(
            String rechargeId,
            String store,
            String transactionId,
            String productId,
            long coins,
            Money price,
            String status,
            @Nullable Long sequence) {}

    /** A token for {@code appAccountToken} (Apple) and {@code obfuscatedAccountId} (Google). */
    public record AccountToken(UUID accountToken) {}
}
