package io.ovation.server.coin.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.coin.recharge.RechargeOperation;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Purchases in app stores, checked by the stores' own libraries against keys that the tests hold. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class StorePurchaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Sweeper sweeper;

    @Test
    void a_purchase_that_apple_signed_becomes_coins_once_however_often_it_is_sent() {
        TestServer.Person mia = TestServer.viewer();
        String proof = TestStores.apple(transaction(mia, "coins_330", Map.of()));
        String recharge = claim(mia, proof)
                .statusCode(201)
                .body("status", equalTo("succeeded"))
                .body("coins", equalTo(330))
                .body("price.amount", equalTo(499))
                .body("recharge_id", startsWith("rch_"))
                .body("sequence", notNullValue())
                .extract()
                .path("recharge_id");
        claim(mia, proof).statusCode(201).body("recharge_id", equalTo(recharge));
        // 30 % of 4.99 are the store's; it owes the tax, so there is none of ours.
        assertThat(holdings(mia)).containsExactly(330, 4_990_000, 0, 1_500_000);
        mia.asks()
                .get("/v1/recharges/{id}", recharge)
                .then()
                .body("channel", equalTo("app"))
                .body("payment_method", equalTo("app_store"));
        mia.asks(Map.of("recharge_id", recharge, "coins", 330))
                .post("/v1/refunds")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund_by_store"));
    }

    @Test
    void a_purchase_sent_by_many_at_once_becomes_coins_once() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String proof = TestStores.apple(transaction(mia, "coins_65", Map.of("price", 990)));
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> calls = java.util.Collections.nCopies(
                    6, () -> claim(mia, proof).extract().statusCode());
            for (Future<Integer> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isIn(201, 409);
            }
        }
        claim(mia, proof).statusCode(201);
        assertThat(holdings(mia)[0]).isEqualTo(65);
    }

    @Test
    void a_purchase_never_pays_a_recharge_that_the_viewer_made_under_its_transaction() {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> transaction = transaction(mia, "coins_65", Map.of("price", 990));
        String key = "app_store:" + transaction.get("transactionId");
        Map<String, Object> big = Map.of("coins", 11_000, "channel", "app", "payment_method", "card_declined");
        mia.asks()
                .header("Idempotency-Key", key)
                .body(big)
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("declined"));
        mia.asks()
                .header("Idempotency-Key", "store-purchase:" + key)
                .body(big)
                .post("/v1/recharges")
                .then()
                .statusCode(400)
                .body("field", equalTo("Idempotency-Key"));
        claim(mia, TestStores.apple(transaction)).statusCode(201).body("coins", equalTo(65));
        assertThat(holdings(mia)[0]).isEqualTo(65);
    }

    @Test
    void what_proves_nothing_brings_nothing() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ben = TestServer.viewer();
        Map<String, Object> good = transaction(mia, "coins_330", Map.of());
        claim(mia, TestStores.stranger(good))
                .statusCode(400)
                .body("code", equalTo("store_proof_invalid"))
                .body("detail", equalTo("Apple did not sign it"));
        String signed = TestStores.apple(good);
        claim(mia, signed.substring(0, signed.length() - 8) + "AAAAAAAA")
                .statusCode(400)
                .body("code", equalTo("store_proof_invalid"));
        claim(mia, "nonsense").statusCode(400).body("code", equalTo("store_proof_invalid"));
        claim(mia, TestStores.apple(transaction(mia, "coins_330", Map.of("bundleId", "com.somebody.else"))))
                .statusCode(400)
                .body("detail", equalTo("It is about another app"));
        claim(mia, TestStores.apple(transaction(mia, "coins_330", Map.of("environment", "Production"))))
                .statusCode(400)
                .body("code", equalTo("store_proof_invalid"));
        claim(mia, TestStores.apple(transaction(mia, "premium", Map.of())))
                .statusCode(400)
                .body("code", equalTo("store_product_unknown"));
        claim(mia, TestStores.apple(transaction(mia, "coins_9999999", Map.of("quantity", 10))))
                .statusCode(400)
                .body("code", equalTo("store_product_unknown"));
        claim(ben, signed).statusCode(403).body("code", equalTo("store_purchase_not_yours"));
        claim(mia, TestStores.apple(transaction(mia, "coins_330", Map.of("revocationDate", 1_700_000_000_000L))))
                .statusCode(409)
                .body("code", equalTo("store_purchase_refunded"));
        mia.asks(Map.of("store", "corner_shop"))
                .post("/v1/store-purchases")
                .then()
                .statusCode(400)
                .body("field", equalTo("store"));
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
        assertThat(holdings(ben)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void a_refund_of_the_store_voids_what_is_left_and_may_be_taken_back() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Map<String, Object> transaction = transaction(mia, "coins_330", Map.of());
        claim(mia, TestStores.apple(transaction)).statusCode(201);
        Coins.spend(books, clocks, markets, mia, juno, 100);
        long owedBefore = storeOwes();
        String refund = notification("REFUND", transaction, Instant.now());
        notified(refund).statusCode(200).body("known", equalTo(true));
        notified(refund).statusCode(200);
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
        assertThat(storeOwes() - owedBefore)
                .as("the store takes the price back and returns its commission")
                .isEqualTo(-4_990_000 + 1_500_000);
        assertThat(books.balance(Accounts.diamondsPending(
                        Coins.number(juno),
                        Stream.LIVE,
                        clocks.today(markets.get("US")).plusDays(14))))
                .as("the creator keeps what the gift brought")
                .isEqualTo(10_000);
        awaitStatement(mia, "store_refund");

        notified(notification("REFUND_REVERSED", transaction, Instant.now().plusSeconds(5)))
                .statusCode(200);
        assertThat(holdings(mia)).containsExactly(230, 3_477_879, 0, 1_045_455);
        assertThat(storeOwes()).isEqualTo(owedBefore);
        // An old notice that comes late changes nothing; a new one does.
        notified(refund).statusCode(200);
        assertThat(holdings(mia)[0]).isEqualTo(230);
        notified(notification("REFUND", transaction, Instant.now().plusSeconds(10)))
                .statusCode(200);
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void a_purchase_that_was_refunded_before_it_was_claimed_brings_nothing() {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> transaction = transaction(mia, "coins_330", Map.of());
        notified(notification("REFUND", transaction, Instant.now())).statusCode(200);
        claim(mia, TestStores.apple(transaction)).statusCode(409).body("code", equalTo("store_purchase_refunded"));
        notified(notification("REFUND_REVERSED", transaction, Instant.now().plusSeconds(5)))
                .statusCode(200);
        claim(mia, TestStores.apple(transaction)).statusCode(201).body("status", equalTo("succeeded"));
        assertThat(holdings(mia)[0]).isEqualTo(330);
    }

    @Test
    void a_notice_that_apple_did_not_sign_is_refused() {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> transaction = transaction(mia, "coins_330", Map.of());
        claim(mia, TestStores.apple(transaction)).statusCode(201);
        Map<String, Object> forged = Map.of(
                "notificationType", "REFUND",
                "notificationUUID", UUID.randomUUID().toString(),
                "version", "2.0",
                "signedDate", System.currentTimeMillis(),
                "data",
                        Map.of(
                                "bundleId",
                                TestStores.APP,
                                "environment",
                                "Sandbox",
                                "signedTransactionInfo",
                                TestStores.apple(transaction)));
        notified(TestStores.stranger(forged)).statusCode(401).body("code", equalTo("callback_signature_invalid"));
        TestServer.guest()
                .body("{\"signedPayload\":")
                .post("/v1/provider-callbacks/app-store")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        assertThat(holdings(mia)[0]).isEqualTo(330);
    }

    @Test
    void a_purchase_that_google_knows_becomes_coins_is_confirmed_and_may_be_voided() {
        TestServer.Person mia = TestServer.viewer();
        String token = "token-" + UUID.randomUUID();
        String order = "GPA." + UUID.randomUUID();
        play(mia, "coins_1050", token).statusCode(400).body("code", equalTo("store_proof_invalid"));
        TestStores.answers("purchases/products/coins_1050/tokens/" + token, purchase(mia, order, 2));
        play(mia, "coins_1050", token).statusCode(400).body("code", equalTo("store_proof_invalid"));
        TestStores.answers("purchases/products/coins_1050/tokens/" + token, purchase(mia, order, 0));
        TestStores.answers(
                "orders/" + order,
                Map.of("orderId", order, "total", Map.of("currencyCode", "USD", "units", "14", "nanos", 990_000_000)));
        play(mia, "coins_1050", token)
                .statusCode(201)
                .body("status", equalTo("succeeded"))
                .body("coins", equalTo(1_050))
                .body("transaction_id", equalTo(order))
                .body("price.amount", equalTo(1_499));
        play(mia, "coins_1050", token).statusCode(201);
        assertThat(holdings(mia)[0]).isEqualTo(1_050);
        assertThat(TestStores.told("purchases/products/coins_1050/tokens/" + token + ":consume"))
                .as("confirmed once")
                .isEqualTo(1);

        Map<String, Object> voided = Map.of(
                "version",
                "1.0",
                "packageName",
                TestStores.APP,
                "eventTimeMillis",
                String.valueOf(System.currentTimeMillis()),
                "voidedPurchaseNotification",
                Map.of("purchaseToken", token, "orderId", order, "productType", 2, "refundType", 1));
        push(null, voided).statusCode(401);
        push(Map.of("aud", "https://elsewhere", "email", TestStores.PUSHER), voided)
                .statusCode(401);
        push(Map.of("aud", TestStores.AUDIENCE, "email", "somebody@else"), voided)
                .statusCode(401);
        assertThat(holdings(mia)[0]).isEqualTo(1_050);
        Map<String, Object> ours = Map.of("aud", TestStores.AUDIENCE, "email", TestStores.PUSHER);
        push(ours, voided).statusCode(200).body("known", equalTo(true));
        push(ours, voided).statusCode(200);
        assertThat(holdings(mia)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void a_sale_in_another_currency_is_worth_our_list_price() {
        TestServer.Person mia = TestServer.viewer();
        claim(mia, TestStores.apple(transaction(mia, "coins_330", Map.of("currency", "EUR", "price", 5_990))))
                .statusCode(201)
                .body("price.amount", equalTo(499))
                .body("price.currency", equalTo("USD"));
    }

    private static Map<String, Object> transaction(
            TestServer.Person person, String product, Map<String, Object> other) {
        long now = System.currentTimeMillis();
        Map<String, Object> transaction = new HashMap<>(Map.of(
                "transactionId",
                UUID.randomUUID().toString(),
                "bundleId",
                TestStores.APP,
                "productId",
                product,
                "purchaseDate",
                now,
                "quantity",
                1,
                "type",
                "Consumable",
                "appAccountToken",
                token(person),
                "environment",
                "Sandbox",
                "signedDate",
                now));
        transaction.put("price", 4_990);
        transaction.put("currency", "USD");
        transaction.putAll(other);
        return transaction;
    }

    private static String token(TestServer.Person person) {
        return person.asks()
                .get("/v1/store-purchases/account-token")
                .then()
                .statusCode(200)
                .extract()
                .path("account_token");
    }

    private static String notification(String type, Map<String, Object> transaction, Instant at) {
        return TestStores.apple(Map.of(
                "notificationType", type,
                "notificationUUID", UUID.randomUUID().toString(),
                "version", "2.0",
                "signedDate", at.toEpochMilli(),
                "data",
                        Map.of(
                                "bundleId",
                                TestStores.APP,
                                "environment",
                                "Sandbox",
                                "signedTransactionInfo",
                                TestStores.apple(transaction))));
    }

    private static ValidatableResponse notified(String payload) {
        return TestServer.guest()
                .body(Map.of("signedPayload", payload))
                .post("/v1/provider-callbacks/app-store")
                .then();
    }

    private static ValidatableResponse claim(TestServer.Person person, String proof) {
        return person.asks(Map.of("store", "app_store", "signed_transaction", proof))
                .post("/v1/store-purchases")
                .then();
    }

    private static ValidatableResponse play(TestServer.Person person, String product, String token) {
        return person.asks(Map.of("store", "play", "product_id", product, "purchase_token", token))
                .post("/v1/store-purchases")
                .then();
    }

    private static Map<String, Object> purchase(TestServer.Person person, String order, int state) {
        return Map.of(
                "orderId",
                order,
                "purchaseState",
                state,
                "consumptionState",
                0,
                "quantity",
                1,
                "obfuscatedExternalAccountId",
                token(person));
    }

    private static ValidatableResponse push(Map<String, Object> claims, Map<String, Object> notification) {
        try {
            var request = TestServer.guest().contentType(ContentType.JSON);
            if (claims != null) {
                long now = Instant.now().getEpochSecond();
                Map<String, Object> all = new HashMap<>(claims);
                all.put("iss", "https://accounts.google.com");
                all.put("email_verified", true);
                all.put("iat", now);
                all.put("exp", now + 3_600);
                request.header("Authorization", "Bearer " + TestStores.pushToken(all));
            }
            String data = Base64.getEncoder()
                    .encodeToString(JSON.writeValueAsString(notification).getBytes(StandardCharsets.UTF_8));
            return request.body(Map.of(
                            "message",
                            Map.of("data", data, "messageId", UUID.randomUUID().toString()),
                            "subscription",
                            "s"))
                    .post("/v1/provider-callbacks/play")
                    .then();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long[] holdings(TestServer.Person person) {
        return Coins.holdings(books, Coins.number(person));
    }

    private long storeOwes() {
        return books.balance(Accounts.providerReceivable(RechargeOperation.STORE, Asset.USD));
    }

    private void awaitStatement(TestServer.Person person, String kind) {
        long sequence = books.balances(List.of(Accounts.promoWallet(Coins.number(person))))
                .sequence();
        person.asks()
                .get("/v1/wallet/statement?sequence=" + sequence)
                .then()
                .statusCode(200)
                .body("items.kind", hasItems(kind, "coins_bought"));
    }
}
