package io.ovation.server.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.gift.Socket;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.ovation.server.video.Clips;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tips over HTTP: what is charged, who gets it, who sees what, and how it goes back. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TipTest {
    @Inject
    Stage stage;

    @Inject
    Bookkeeper books;

    @Inject
    Database database;

    @Test
    void the_creator_receives_the_full_tip_and_the_fee_is_on_top() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        JsonPath tip = tips(mia, juno, "amount", 500, "message", "Great show!")
                .statusCode(201)
                .body("status", equalTo("sent"))
                .body("payment", equalTo("succeeded"))
                .body("amount.amount", equalTo(500))
                .body("service_fee.amount", equalTo(25))
                .body("tax.amount", equalTo(0))
                .body("total.amount", equalTo(525))
                .extract()
                .jsonPath();

        assertThat(pending(juno, tip)).isEqualTo(5_000_000);
        assertThat(books.waitFor(tip.getLong("sequence"))).isTrue();
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .statusCode(200)
                .body("items[0].kind", equalTo("tip"))
                .body("items[0].stream", equalTo("tips"))
                .body("items[0].subject", equalTo(tip.getString("id")))
                .body("items[0].value.micros", equalTo(5_000_000));
        assertThat(eventsOf(tip.getString("id"))).containsExactly("tip.sent");
    }

    @Test
    void a_payer_in_a_market_with_tax_pays_it_on_the_fee_alone() {
        TestServer.Person lena = TestServer.person("DE", "1990-01-01", 3);
        tips(lena, TestServer.creator(), "amount", 1_000)
                .statusCode(201)
                .body("amount.currency", equalTo("EUR"))
                .body("service_fee.amount", equalTo(50))
                .body("tax.amount", equalTo(10))
                .body("total.amount", equalTo(1_060));
    }

    @Test
    void the_same_key_is_one_tip_and_another_body_is_refused() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Stage.body("creator_id", juno.id(), "amount", 500, "payment_method", "card_success");
        String first = send(mia, key, body).statusCode(201).extract().path("id");
        send(mia, key, body).statusCode(201).body("id", equalTo(first));
        body.put("amount", 600);
        send(mia, key, body).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        mia.asks().get("/v1/tips").then().body("items", hasSize(1));
    }

    @Test
    void each_side_has_a_receipt_that_shows_what_is_theirs() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String id = tips(mia, juno, "amount", 1_000, "anonymous", true)
                .statusCode(201)
                .extract()
                .path("id");
        mia.asks()
                .get("/v1/tips/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("side", equalTo("payer"))
                .body("total.amount", equalTo(1_050))
                .body("service_fee.amount", equalTo(50))
                .body("payment_method", equalTo("card_success"))
                .body("payer.id", equalTo(mia.id()))
                .body("matures_on", nullValue());
        juno.asks()
                .get("/v1/tips/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("side", equalTo("creator"))
                .body("amount.amount", equalTo(1_000))
                .body("payer", nullValue())
                .body("total", nullValue())
                .body("payment_method", nullValue())
                .body("matures_on", notNullValue())
                .body("matured", equalTo(false));
        TestServer.viewer().asks().get("/v1/tips/{id}/receipt", id).then().statusCode(404);
        TestServer.staff(Role.FINANCE)
                .asks()
                .get("/v1/tips/{id}/receipt", id)
                .then()
                .statusCode(200)
                .body("side", equalTo("staff"));
        juno.asks().get("/v1/tips/received").then().body("items", hasSize(1)).body("items[0].sender", nullValue());
        juno.asks().get("/v1/tips/{id}", id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "99, tip_amount_invalid, 400",
        "10001, tip_amount_invalid, 400",
    })
    void amounts_outside_the_terms_are_refused(int amount, String code, int status) {
        tips(TestServer.viewer(), TestServer.creator(), "amount", amount)
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void a_creator_who_may_not_be_tipped_is_not() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        tips(juno, juno, "amount", 500).statusCode(403).body("code", equalTo("tip_to_self"));
        refused(mia, TestServer.person("US", TestServer.bornYearsAgo(16), 5_000), "age_too_low");
        refused(mia, TestServer.person("US", null, 5_000), "age_unknown");
        refused(mia, TestServer.viewer(), "followers_too_few");
        refused(mia, TestServer.person("ID", "1990-01-01", 5_000), "market_without_feature");
        refused(TestServer.person("US", TestServer.bornYearsAgo(16), 1), juno, "age_too_low");
        refused(TestServer.person("ID", "1990-01-01", 1), juno, "market_without_feature");
        TestServer.Person mayor = TestServer.person(
                "mayor-" + UUID.randomUUID(),
                Map.of(
                        "name", "Mayor",
                        "market", "US",
                        "birth_date", "1970-01-01",
                        "followers", 9_000,
                        "account_kind", "political"));
        refused(mia, mayor, "creator_not_eligible");
        assertThat(eventsOf(juno.id())).doesNotContain("tip.sent");
    }

    @Test
    void a_message_is_held_to_the_creators_words_and_a_changed_price_charges_nothing() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String live = stage.liveOf(juno);
        juno.asks(Map.of("blocked_words", java.util.List.of("turnip"), "slow_mode_seconds", 0))
                .put("/v1/lives/{id}/moderation", live)
                .then()
                .statusCode(200);
        tips(mia, juno, "amount", 500, "message", "you TURNIP", "live_id", live)
                .statusCode(422)
                .body("code", equalTo("comment_blocked"));
        tips(mia, juno, "amount", 500, "confirmed_total", Map.of("amount", 500, "currency", "USD"))
                .statusCode(409)
                .body("code", equalTo("price_changed"));
        mia.asks().get("/v1/tips").then().body("items", hasSize(0));
    }

    @Test
    void a_tip_in_a_show_is_seen_in_its_room_and_an_anonymous_one_names_nobody() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String live = stage.liveOf(juno);
        try (Socket guest = Socket.join(live, null)) {
            String id = tips(mia, juno, "amount", 1_500, "message", "Bravo", "live_id", live, "anonymous", true)
                    .statusCode(201)
                    .extract()
                    .path("id");
            JsonNode frame = guest.await(
                    node -> node.path("tips").findValuesAsText("tip_id").contains(id));
            JsonNode tip = frame.get("tips").get(0);
            assertThat(tip.get("amount").get("amount").asLong()).isEqualTo(1_500);
            assertThat(tip.get("message").asText()).isEqualTo("Bravo");
            assertThat(tip.get("sender").has("id")).isFalse();
        }
        TestServer.guest()
                .get("/v1/lives/{id}/tips", live)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].sender", nullValue());
        juno.asks().post("/v1/lives/{id}/end", live);
        tips(mia, juno, "amount", 500, "live_id", live).statusCode(409).body("code", equalTo("room_closed"));
    }

    @Test
    void a_tip_under_a_video_is_listed_there() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        tips(mia, juno, "amount", 500, "video_id", video).statusCode(201).body("video_id", equalTo(video));
        tips(mia, TestServer.creator(), "amount", 500, "video_id", video)
                .statusCode(400)
                .body("field", equalTo("video_id"));
        TestServer.guest()
                .get("/v1/videos/{id}/tips", video)
                .then()
                .statusCode(200)
                .body("items.sender.id", hasItem(mia.id()));
    }

    @Test
    void three_d_secure_decides_a_tip_and_a_declined_card_costs_nothing() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        tips(mia, juno, "amount", 500, "payment_method", "card_declined")
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("decline_reason", equalTo("card_declined"));
        JsonPath tip = tips(mia, juno, "amount", 500, "payment_method", "card_3ds")
                .statusCode(201)
                .body("payment", equalTo("requires_action"))
                .extract()
                .jsonPath();
        TestServer.viewer()
                .asks(Map.of("passed", true))
                .post(tip.getString("next_action.url"))
                .then()
                .statusCode(404);
        mia.asks(Map.of("passed", true))
                .post(tip.getString("next_action.url"))
                .then()
                .statusCode(200);
        assertThat(await(mia, tip.getString("id"), "sent")).isEqualTo("sent");
    }

    @Test
    void a_payer_takes_a_tip_back_once_and_whole() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        JsonPath tip = tips(mia, juno, "amount", 500).statusCode(201).extract().jsonPath();
        String key = UUID.randomUUID().toString();
        String refund = refund(mia, tip, key)
                .statusCode(201)
                .body("status", equalTo("paid"))
                .body("amount.amount", equalTo(525))
                .extract()
                .path("id");
        refund(mia, tip, key).statusCode(201).body("id", equalTo(refund));
        refund(mia, tip, UUID.randomUUID().toString()).statusCode(409).body("code", equalTo("nothing_to_refund"));
        assertThat(pending(juno, tip)).isZero();
        mia.asks().get("/v1/tips/{id}", tip.getString("id")).then().body("status", equalTo("refunded"));
        assertThat(eventsOf(tip.getString("id"))).containsExactly("tip.sent", "tip.refunded");
        TestServer.viewer()
                .asks()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/tips/{id}/refunds", tip.getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_refund_that_the_bank_cannot_take_gives_the_creator_the_tip_again() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        JsonPath tip = tips(mia, juno, "amount", 500, "payment_method", "card_refund_fails")
                .statusCode(201)
                .extract()
                .jsonPath();
        refund(mia, tip, UUID.randomUUID().toString())
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("failure_reason", equalTo("card_closed"));
        assertThat(pending(juno, tip)).isEqualTo(5_000_000);
        mia.asks().get("/v1/tips/{id}", tip.getString("id")).then().body("status", equalTo("sent"));
    }

    @Test
    void after_the_window_two_members_of_staff_give_a_tip_back() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        JsonPath tip = tips(mia, juno, "amount", 500).statusCode(201).extract().jsonPath();
        database.useTransaction(handle -> handle.execute(
                "UPDATE tip SET created_at = created_at - interval '25 hours' WHERE payer = ?", Coins.number(mia)));
        refund(mia, tip, UUID.randomUUID().toString()).statusCode(409).body("code", equalTo("refund_too_late"));
        String proposal = TestServer.staff(Role.SUPPORT)
                .asks(Map.of("reason", "The wrong creator"))
                .post("/v1/tips/{id}/refund-proposals", tip.getString("id"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestServer.staff(Role.FINANCE)
                .asks(Map.of("decision", "approve"))
                .post("/v1/proposals/{id}/approval", proposal)
                .then()
                .statusCode(200);
        mia.asks().get("/v1/tips/{id}", tip.getString("id")).then().body("status", equalTo("refunded"));
        assertThat(pending(juno, tip)).isZero();
    }

    @Test
    void who_takes_tips_back_again_and_again_is_stopped() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        for (int i = 0; i < 4; i++) {
            JsonPath tip =
                    tips(mia, juno, "amount", 100).statusCode(201).extract().jsonPath();
            ValidatableResponse answer = refund(mia, tip, UUID.randomUUID().toString());
            if (i < 3) {
                answer.statusCode(201);
            } else {
                answer.statusCode(409).body("code", equalTo("refund_locked"));
            }
        }
    }

    @Test
    void a_lost_dispute_takes_what_is_pending_and_the_tip_is_not_refunded_beside_it() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        JsonPath tip = tips(mia, juno, "amount", 500, "payment_method", "card_disputed_lost")
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(await(mia, tip.getString("id"), "taken_back")).isEqualTo("taken_back");
        assertThat(pending(juno, tip)).isZero();
        refund(mia, tip, UUID.randomUUID().toString()).statusCode(409).body("code", equalTo("nothing_to_refund"));
        assertThat(eventsOf(tip.getString("id"))).containsExactly("tip.sent", "tip.disputed", "tip.disputed");
    }

    private long pending(TestServer.Person creator, JsonPath tip) {
        LocalDate maturesOn = LocalDate.parse(creator.asks()
                .get("/v1/tips/{id}/receipt", tip.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("matures_on"));
        return books.balance(Accounts.earningsPending(Coins.number(creator), Stream.TIPS, Asset.USD, maturesOn));
    }

    private java.util.List<String> eventsOf(String subject) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT type FROM (SELECT type, subject, id FROM event_outbox
                            UNION ALL SELECT type, subject, id FROM event_log) AS told
                        WHERE subject = :subject ORDER BY id""")
                .bind("subject", subject)
                .mapTo(String.class)
                .list());
    }

    private static void refused(TestServer.Person payer, TestServer.Person creator, String code) {
        tips(payer, creator, "amount", 500).body("code", equalTo(code));
    }

    static ValidatableResponse tips(TestServer.Person payer, TestServer.Person creator, Object... more) {
        Map<String, Object> body = Stage.body("creator_id", creator.id(), "payment_method", "card_success");
        body.putAll(Stage.body(more));
        return send(payer, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse send(TestServer.Person payer, String key, Map<String, Object> body) {
        return payer.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/tips")
                .then();
    }

    private static ValidatableResponse refund(TestServer.Person payer, JsonPath tip, String key) {
        return payer.asks()
                .header("Idempotency-Key", key)
                .post("/v1/tips/{id}/refunds", tip.getString("id"))
                .then();
    }

    private static String await(TestServer.Person payer, String tip, String status) throws InterruptedException {
        String seen = "";
        for (int i = 0; i < 400 && !seen.equals(status); i++) {
            Thread.sleep(50);
            seen = payer.asks().get("/v1/tips/{id}", tip).then().extract().path("status");
        }
        return seen;
    }
}
