package io.ovation.server.coin.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RechargeTest {
    @Inject
    Bookkeeper books;

    @Test
    void buying_330_coins_is_the_worked_example() {
        TestServer.Person mia = TestServer.viewer();
        ask(mia, "k1", Map.of("coins", 330, "channel", "web", "payment_method", "card_success"))
                .statusCode(201)
                .body("id", startsWith("rch_"))
                .body("coins", equalTo(330))
                .body("price.amount", equalTo(349))
                .body("price.currency", equalTo("USD"))
                .body("status", equalTo("succeeded"))
                .body("payment_method", equalTo("card_success"))
                .body("entry_id", startsWith("ent_"))
                .body("created_at", notNullValue())
                .body("completed_at", notNullValue())
                .body("coins_refundable", equalTo(330));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
        mia.asks()
                .get("/v1/wallet")
                .then()
                .body("coins", equalTo(330))
                .body("paid_value.micros", equalTo(3_490_000))
                .body("promotional_coins", equalTo(0))
                .body("on_hold_coins", equalTo(0))
                .body("spent_today_coins", equalTo(0));
    }

    @Test
    void the_receipt_says_who_got_what() {
        TestServer.Person mia = TestServer.viewer();
        String id = Coins.buy(mia, 330).getString("id");
        mia.asks()
                .get("/v1/recharges/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("price.amount", equalTo(349))
                .body("tax.amount", equalTo(0))
                .body("fee.amount", equalTo(40))
                .body("for_coins.amount", equalTo(309))
                .body("per_coin.micros", equalTo(10_576))
                .body("lines.label", contains("Tax", "Payment provider", "Behind your coins"));
    }

    @Test
    void in_europe_the_tax_is_in_the_price_and_waits_beside_the_liability() {
        TestServer.Person lena = TestServer.person("DE", "1990-01-01", 0);
        Coins.buy(lena, 330);
        // 5.99: tax 0.96, fee 0.42 (0.17371 + 0.25)
        assertThat(Coins.holdings(books, Coins.number(lena), Asset.fiat("EUR")))
                .containsExactly(330, 5_030_000, 960_000, 420_000);
    }

    @Test
    void in_an_app_the_store_sells_and_owes_us_the_money() {
        TestServer.Person lena = TestServer.person("GB", "1990-01-01", 0);
        long before = books.balance(Accounts.providerReceivable(RechargeOperation.STORE, Asset.fiat("GBP")));
        ask(lena, "k", Map.of("coins", 65, "channel", "app", "payment_method", "card_success"))
                .statusCode(201)
                .body("channel", equalTo("app"))
                .body("price.amount", equalTo(99))
                .body("coins_refundable", equalTo(0));
        assertThat(Coins.holdings(books, Coins.number(lena), Asset.fiat("GBP")))
                .containsExactly(65, 990_000, 0, 300_000);
        assertThat(books.balance(Accounts.providerReceivable(RechargeOperation.STORE, Asset.fiat("GBP"))) - before)
                .isEqualTo(690_000);
    }

    @Test
    void yen_have_no_cents() {
        TestServer.Person aki = TestServer.person("JP", "1990-01-01", 0);
        ask(aki, "k", Map.of("coins", 2, "payment_method", "card_success"))
                .statusCode(201)
                .body("price.amount", equalTo(5))
                .body("price.currency", equalTo("JPY"));
        assertThat(Coins.holdings(books, Coins.number(aki), Asset.fiat("JPY"))).containsExactly(2, 5_000_000, 0, 0);
    }

    @Test
    void a_declined_payment_is_an_answer_and_brings_no_coins() {
        TestServer.Person mia = TestServer.viewer();
        ask(mia, "k1", Map.of("coins", 330, "payment_method", "card_declined"))
                .statusCode(201)
                .body("status", equalTo("declined"))
                .body("decline_reason", equalTo("card_declined"))
                .body("entry_id", nullValue())
                .body("coins_refundable", equalTo(0));
        ask(mia, "k2", Map.of("coins", 330, "payment_method", "card_insufficient_funds"))
                .statusCode(201)
                .body("status", equalTo("declined"))
                .body("decline_reason", equalTo("insufficient_funds"));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void the_same_key_finds_the_same_recharge_and_charges_once() {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> body = Map.of("coins", 330, "payment_method", "card_success");
        String first = ask(mia, "same", body).statusCode(201).extract().path("id");
        ask(mia, "same", body).statusCode(201).body("id", equalTo(first));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
        ask(mia, "same", Map.of("coins", 331, "payment_method", "card_success"))
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
        // Another person's same key is another key.
        TestServer.Person other = TestServer.viewer();
        ask(other, "same", body).statusCode(201).body("id", org.hamcrest.Matchers.not(first));
    }

    @Test
    void a_double_click_buys_once() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        Map<String, Object> body = Map.of("coins", 330, "payment_method", "card_success");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<String> click =
                    () -> ask(mia, "double", body).statusCode(201).extract().path("id");
            List<Future<String>> clicks = threads.invokeAll(List.of(click, click, click, click));
            String first = clicks.getFirst().get();
            for (Future<String> each : clicks) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
        mia.asks().get("/v1/recharges").then().body("items", hasSize(1));
    }

    @Test
    void bad_requests_name_what_is_wrong_and_write_nothing() {
        TestServer.Person mia = TestServer.viewer();
        mia.asks()
                .body(Map.of("coins", 330, "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        refused(mia, Map.of("coins", 0, "payment_method", "card_success"), 400, "coins_invalid", "coins");
        refused(mia, Map.of("coins", -330, "payment_method", "card_success"), 400, "coins_invalid", "coins");
        refused(mia, Map.of("coins", 100_001, "payment_method", "card_success"), 400, "coins_invalid", "coins");
        refused(mia, Map.of("coins", 330, "payment_method", "seashells"), 400, "field_invalid", "payment_method");
        refused(mia, Map.of("coins", 330), 400, "field_invalid", "payment_method");
        refused(mia, Map.of("payment_method", "card_success"), 400, "field_invalid", "coins");
        refused(
                mia,
                Map.of("coins", 330, "payment_method", "card_success", "channel", "fax"),
                400,
                "field_invalid",
                "channel");
        refused(mia, Map.of("coins", "many", "payment_method", "card_success"), 400, "field_invalid", "coins");
        refused(mia, Map.of("coins", 330, "payment_method", "card_success", "price", 1), 400, "unknown_field", "price");
        ask(TestServer.person("KR", "1990-01-01", 0), "k", Map.of("coins", 330, "payment_method", "card_success"))
                .statusCode(409)
                .body("code", equalTo("market_without_prices"));
        mia.asks("{\"coins\": 330,")
                .post("/v1/recharges")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        mia.asks().get("/v1/recharges").then().body("items", hasSize(0));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void another_users_recharge_is_not_there() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person eve = TestServer.viewer();
        JsonPath recharge = Coins.buy(mia, 330);
        String id = recharge.getString("id");
        mia.asks().get("/v1/recharges/{id}", id).then().statusCode(200).body("id", equalTo(id));
        eve.asks().get("/v1/recharges/{id}", id).then().statusCode(404).body("code", equalTo("not_found"));
        eve.asks().get("/v1/recharges/{id}/receipt", id).then().statusCode(404).body("code", equalTo("not_found"));
        eve.asks().get("/v1/recharges").then().statusCode(200).body("items", hasSize(0));
        mia.asks().get("/v1/recharges/rch_nonsense").then().statusCode(404).body("code", equalTo("not_found"));
        TestServer.guest().get("/v1/recharges/{id}", id).then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.asPlatform()
                .get("/v1/recharges/{id}", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void the_list_is_paged_newest_first() {
        TestServer.Person mia = TestServer.viewer();
        for (int coins = 1; coins <= 5; coins++) {
            Coins.buy(mia, coins);
        }
        JsonPath first = mia.asks()
                .get("/v1/recharges?limit=2")
                .then()
                .statusCode(200)
                .body("items.coins", contains(5, 4))
                .body("has_more", equalTo(true))
                .extract()
                .jsonPath();
        JsonPath second = mia.asks()
                .get("/v1/recharges?limit=3&cursor=" + first.getString("next_cursor"))
                .then()
                .body("items.coins", contains(3, 2, 1))
                .body("has_more", equalTo(false))
                .extract()
                .jsonPath();
        assertThat(second.getString("next_cursor")).isNull();
        mia.asks()
                .get("/v1/recharges?cursor=rubbish")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("cursor"));
    }

    private static void refused(
            TestServer.Person person, Map<String, Object> body, int status, String code, String field) {
        ask(person, java.util.UUID.randomUUID().toString(), body)
                .statusCode(status)
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    private static ValidatableResponse ask(TestServer.Person person, String key, Object body) {
        return person.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/recharges")
                .then();
    }
}
