package io.ovation.server.coin.appstore;

import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Sales of the app store in tests: bought and refunded over HTTP, with what the store would sign. */
public final class StoreSales {
    private StoreSales() {}

    /** A sale of which the store may tell more. */
    public record Sale(Map<String, Object> transaction) {}

    /** Buys a pack in the app store for 4.99 USD. */
    public static Sale buy(TestServer.Person person, long coins) {
        return buy(person, coins, Map.of());
    }

    /** The same, with other fields of the transaction. */
    public static Sale buy(TestServer.Person person, long coins, Map<String, Object> other) {
        long now = System.currentTimeMillis();
        String account = person.asks()
                .get("/v1/store-purchases/account-token")
                .then()
                .statusCode(200)
                .extract()
                .path("account_token");
        Map<String, Object> transaction = new HashMap<>(Map.of(
                "transactionId",
                UUID.randomUUID().toString(),
                "bundleId",
                TestStores.APP,
                "productId",
                "coins_" + coins,
                "purchaseDate",
                now,
                "quantity",
                1,
                "type",
                "Consumable",
                "appAccountToken",
                account,
                "environment",
                "Sandbox",
                "signedDate",
                now));
        transaction.put("price", 4_990);
        transaction.put("currency", "USD");
        transaction.putAll(other);
        person.asks(Map.of("store", "app_store", "signed_transaction", TestStores.apple(transaction)))
                .post("/v1/store-purchases")
                .then()
                .statusCode(201)
                .body("status", equalTo("succeeded"));
        return new Sale(transaction);
    }

    /** The store gives all of the money back. */
    public static void refund(Sale sale) {
        tell(sale, "REFUND", Instant.now(), Map.of());
    }

    /** The store tells something of a sale, with other fields of the transaction. */
    public static void tell(Sale sale, String type, Instant at, Map<String, Object> other) {
        Map<String, Object> transaction = new HashMap<>(sale.transaction());
        transaction.putAll(other);
        TestServer.guest()
                .body(Map.of(
                        "signedPayload",
                        TestStores.apple(Map.of(
                                "notificationType",
                                type,
                                "notificationUUID",
                                UUID.randomUUID().toString(),
                                "version",
                                "2.0",
                                "signedDate",
                                at.toEpochMilli(),
                                "data",
                                Map.of(
                                        "bundleId",
                                        TestStores.APP,
                                        "environment",
                                        "Sandbox",
                                        "signedTransactionInfo",
                                        TestStores.apple(transaction))))))
                .post("/v1/provider-callbacks/app-store")
                .then()
                .statusCode(200);
    }
}
