package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class GiftTest {
    @Inject
    Stage stage;

    private TestServer.Person creator;
    private String live;

    @BeforeEach
    void aShow() {
        creator = TestServer.creator();
        live = stage.liveOf(creator);
    }

    @Test
    void the_catalogue_shows_coins_and_money() {
        TestServer.guest()
                .get("/v1/gift-catalogue")
                .then()
                .statusCode(200)
                .body("items", hasSize(29))
                .body("items[0].gift", equalTo("spark"))
                .body("items[0].price.currency", equalTo("USD"))
                .body("items[28].confirm", equalTo(2))
                .body("items[28].undo_seconds", equalTo(10));
    }

    @Test
    void a_gift_is_paid_once_and_its_receipt_says_where_the_money_went() {
        TestServer.Person mia = stage.viewerWith(1_000);
        String gift = Stage.sends(mia, live, "gift", "pinata")
                .statusCode(201)
                .body("status", equalTo("sent"))
                .body("coins", equalTo(100))
                .body("balance_after", equalTo(900))
                .body("spent_today_coins", equalTo(100))
                .body("creator_diamonds", equalTo(100))
                .body("entry_id", startsWith("ent_"))
                .extract()
                .path("gift_id");

        mia.asks()
                .get("/v1/gifts/{id}/receipt", gift)
                .then()
                .statusCode(200)
                .body("paid.micros", equalTo(1_000_000))
                .body("tax.micros", equalTo(100_000))
                .body("store_fee.micros", equalTo(100_000))
                .body("creator_got.micros", equalTo(500_000))
                .body("reserve.micros", equalTo(10_000))
                .body("platform_kept.micros", equalTo(290_000))
                .body("diamonds", equalTo(100))
                .body("batch_hash", notNullValue())
                .body("lines", hasSize(6));
        creator.asks().get("/v1/gifts/{id}/receipt", gift).then().statusCode(200);
        TestServer.viewer()
                .asks()
                .get("/v1/gifts/{id}/receipt", gift)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        TestServer.guest().get("/v1/lives/{id}/gifts", live).then().body("items[0].gift_id", equalTo(gift));
        TestServer.guest().get("/v1/lives/{id}", live).then().statusCode(200);
    }

    @Test
    void the_same_key_pays_once_whatever_its_kind_and_other_content_is_refused() {
        TestServer.Person mia = stage.viewerWith(100);
        for (String key : List.of(Stage.key().toString(), UUID.randomUUID().toString(), "my own key " + Stage.key())) {
            long before = Stage.coins(mia);
            List<String> ids = new ArrayList<>();
            for (int attempt = 0; attempt < 3; attempt++) {
                ids.add(mia.asks()
                        .header("Idempotency-Key", key)
                        .body(Stage.body("gift", "paper_boat"))
                        .post("/v1/lives/{live}/gifts", live)
                        .then()
                        .statusCode(201)
                        .body("balance_after", equalTo((int) before - 10))
                        .extract()
                        .path("gift_id"));
            }
            assertThat(ids).containsOnly(ids.getFirst());
            mia.asks()
                    .header("Idempotency-Key", key)
                    .body(Stage.body("gift", "cupcake"))
                    .post("/v1/lives/{live}/gifts", live)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency_key_reused"));
        }
        assertThat(Stage.coins(mia)).isEqualTo(70);
    }

    @Test
    void a_double_click_of_many_threads_is_one_gift() {
        TestServer.Person mia = stage.viewerWith(100);
        String key = Stage.key().toString();
        List<Integer> answers = inParallel(
                20,
                () -> mia.asks()
                        .header("Idempotency-Key", key)
                        .body(Stage.body("gift", "hot_cocoa"))
                        .post("/v1/lives/{live}/gifts", live)
                        .statusCode());

        assertThat(answers).containsOnly(201);
        assertThat(Stage.coins(mia)).isEqualTo(80);
    }

    @Test
    void a_retry_after_the_show_has_ended_still_gets_its_first_answer_and_nothing_new_gets_in() {
        TestServer.Person mia = stage.viewerWith(100);
        String key = Stage.key().toString();
        String gift = mia.asks()
                .header("Idempotency-Key", key)
                .body(Stage.body("gift", "cookie"))
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(201)
                .extract()
                .path("gift_id");
        mia.asks().get("/v1/gifts/{id}/receipt", gift).then().statusCode(200);
        creator.asks().post("/v1/lives/{id}/end", live).then().statusCode(200).body("status", equalTo("ended"));

        mia.asks()
                .header("Idempotency-Key", key)
                .body(Stage.body("gift", "cookie"))
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(201)
                .body("gift_id", equalTo(gift));
        Stage.sends(mia, live, "gift", "cookie").statusCode(409).body("code", equalTo("room_closed"));
        assertThat(Stage.coins(mia)).isEqualTo(95);
    }

    @Test
    void fifty_gifts_at_once_never_pass_the_cap() {
        TestServer.Person mia = stage.viewerWith(1_000);
        mia.asks(Map.of("coins", 100)).put("/v1/wallet/daily-cap").then().statusCode(200);
        List<Integer> answers = inParallel(
                50,
                () -> Stage.asks(mia, Stage.body("gift", "paper_boat"))
                        .post("/v1/lives/{live}/gifts", live)
                        .statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(Stage.coins(mia)).isEqualTo(900);
        Stage.sends(mia, live, "gift", "spark").statusCode(409).body("code", equalTo("cap_reached"));
    }

    @Test
    void given_coins_pay_when_asked_to_and_earn_nothing_without_a_budget() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.asPlatform()
                .header("Idempotency-Key", Stage.key().toString())
                .body(Map.of("user_id", mia.id(), "coins", 50, "reason", "welcome"))
                .post("/v1/promotional-coins")
                .then()
                .statusCode(201);

        Stage.sends(mia, live, "gift", "hot_cocoa").statusCode(409).body("code", equalTo("insufficient_coins"));
        Stage.sends(mia, live, "gift", "hot_cocoa", "pay_with", "promotional")
                .statusCode(201)
                .body("balance_after", equalTo(30))
                .body("creator_diamonds", equalTo(0))
                .body("spent_today_coins", nullValue());
    }

    @Test
    void an_anonymous_sender_is_someone_to_everybody_else() {
        TestServer.Person mia = stage.viewerWith(500);
        String gift = Stage.sends(mia, live, "gift", "lantern", "anonymous", true)
                .statusCode(201)
                .extract()
                .path("gift_id");

        mia.asks().get("/v1/gifts/{id}/receipt", gift).then().body("sender.id", equalTo(mia.id()));
        creator.asks()
                .get("/v1/gifts/{id}/receipt", gift)
                .then()
                .body("sender.name", equalTo("Someone"))
                .body("sender.id", nullValue());
        TestServer.guest()
                .get("/v1/lives/{id}/gifts", live)
                .then()
                .body("items[0].sender.name", equalTo("Someone"))
                .body("items[0].sender.id", nullValue());
    }

    @Test
    void bad_input_gets_its_own_code_and_changes_nothing() {
        TestServer.Person mia = stage.viewerWith(10_000);
        refused(mia, 404, "gift_unknown", "gift", "rose");
        refused(mia, 404, "gift_unknown", "count", 1);
        for (int count : new int[] {0, -1, 101, Integer.MAX_VALUE}) {
            refused(mia, 400, "count_invalid", "gift", "spark", "count", count);
        }
        refused(mia, 400, "count_invalid", "gift", "comet", "count", 2);
        refused(mia, 400, "field_invalid", "gift", "spark", "count", "three");
        refused(mia, 400, "field_invalid", "gift", "spark", "count", 1.5);
        refused(mia, 400, "field_invalid", "gift", "spark", "count", 99_999_999_999L);
        refused(mia, 400, "field_invalid", "gift", "spark", "pay_with", "cash");
        refused(mia, 400, "unknown_field", "gift", "spark", "coins", 1);
        refused(mia, 409, "price_confirmation_required", "gift", "deep_dive");
        refused(
                mia,
                409,
                "price_changed",
                "gift",
                "deep_dive",
                "confirmed_price",
                Map.of("amount", 1, "currency", "USD"));
        asking(mia, "{").statusCode(400).body("code", equalTo("malformed_json"));
        asking(mia, "[]").statusCode(400);
        asking(mia, "{\"gift\":\"" + "x".repeat(70_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
        mia.asks()
                .body(Stage.body("gift", "spark"))
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        Stage.sends(mia, "live_0000000000001", "gift", "spark").statusCode(404).body("code", equalTo("live_not_found"));
        Stage.sends(mia, "nonsense", "gift", "spark").statusCode(404).body("code", equalTo("not_found"));
        TestServer.guest()
                .body(Stage.body("gift", "spark"))
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(401)
                .body("code", equalTo("token_missing"));
        TestServer.bearer("wrong")
                .body(Stage.body("gift", "spark"))
                .post("/v1/lives/{live}/gifts", live)
                .then()
                .statusCode(401)
                .body("code", equalTo("token_invalid"));
        Stage.sends(stage.viewerWith(1), live, "gift", "cookie")
                .statusCode(409)
                .body("code", equalTo("insufficient_coins"))
                .body("detail", containsString("1 coin"));

        assertThat(Stage.coins(mia)).isEqualTo(10_000);
        TestServer.guest().get("/v1/lives/{id}/gifts", live).then().body("items", hasSize(0));
    }

    @Test
    void who_may_send_and_receive_is_checked_and_the_reason_told() {
        Stage.sends(TestServer.person("US", null, 0), live, "gift", "spark")
                .statusCode(403)
                .body("code", equalTo("age_unknown"));
        // Other tests move the platform's time, perhaps into the next year.
        int thisYear = Integer.parseInt(RestAssured.get("/v1/info")
                .jsonPath()
                .getString("business_time")
                .substring(0, 4));
        Stage.sends(TestServer.person("US", (thisYear - 17) + "-06-06", 0), live, "gift", "spark")
                .statusCode(403)
                .body("code", equalTo("age_too_low"));
        Stage.sends(TestServer.person("KR", (thisYear - 19) + "-12-31", 0), live, "gift", "spark")
                .statusCode(403)
                .body("code", equalTo("age_too_low"));
        Stage.sends(creator, live, "gift", "spark").statusCode(403).body("code", equalTo("gift_to_self"));

        TestServer.Person mia = stage.viewerWith(100);
        described(Map.of("followers", 999));
        Stage.sends(mia, live, "gift", "spark").statusCode(403).body("code", equalTo("followers_too_few"));
        described(Map.of("followers", 1_000, "account_kind", "political"));
        Stage.sends(mia, live, "gift", "spark").statusCode(403).body("code", equalTo("creator_not_eligible"));
        described(Map.of("account_kind", "personal"));
        Stage.sends(mia, live, "gift", "spark").statusCode(201);
        assertThat(Stage.coins(mia)).isEqualTo(99);
    }

    private void described(Map<String, Object> change) {
        TestServer.asPlatform()
                .body(change)
                .put("/v1/users/{id}", creator.externalId())
                .then()
                .statusCode(200);
    }

    private void refused(TestServer.Person sender, int status, String code, Object... wish) {
        Stage.sends(sender, live, wish).statusCode(status).body("code", equalTo(code));
    }

    private io.restassured.response.ValidatableResponse asking(TestServer.Person sender, String body) {
        return sender.asks()
                .header("Idempotency-Key", Stage.key().toString())
                .body(body)
                .post("/v1/lives/{live}/gifts", live)
                .then();
    }

    private static List<Integer> inParallel(int times, java.util.function.Supplier<Integer> work) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int each = 0; each < times; each++) {
                answers.add(CompletableFuture.supplyAsync(work, threads));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
