package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Threat: a stolen card buys coins, the coins are given to an accomplice, who cashes out. Control: a cap for new cards, scores
 * of new cards and of few senders, quarantine before the earnings mature, payouts that wait, claw-back when the bank takes the
 * payment back, and a debt only when two people confirm the accomplice.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class StolenCardAttackTest {
    @Inject
    Stage stage;

    @Test
    @Tag("slow")
    void what_a_stolen_card_buys_never_reaches_the_accomplice() {
        TestServer.Person thief = TestServer.viewer();
        TestServer.Person accomplice = TestServer.creator();
        // The platform says nothing: the payment itself tells which card it is.
        String recharge =
                Coins.buy(thief, 10_000, "card_disputed_lost:" + fresh()).getString("id");
        String live = stage.liveOf(accomplice);
        Attack.gift(thief, live, "night_train").statusCode(201);
        Attack.gift(thief, live, "night_train").statusCode(201);

        JsonPath score = Attack.score(accomplice);
        assertThat(score.getList("reasons.code", String.class))
                .contains("new_cards", "sender_concentration", "pass_through");
        String caseId = score.getString("holding_case_id");
        assertThat(caseId).as("payouts wait").isNotNull();
        JsonPath file = Attack.file(caseId);
        assertThat(file.getList("gifts.status", String.class)).containsExactly("held", "held");
        assertThat(file.getList("gifts.waiting.micros", Long.class)).containsExactly(24_440_000L, 24_440_000L);
        Attack.await("the statement shows it", () -> Attack.micros(accomplice, "pending") == 0);
        assertThat(Attack.statement(accomplice)).contains("gift_quarantined");

        // The card's owner goes to the bank, and the dispute is lost.
        TestServer.Person sam = TestServer.staff(Role.SUPPORT);
        Attack.await(
                "the dispute is lost",
                () -> "lost"
                        .equals(sam.asks()
                                .get("/v1/disputes?recharge_id={id}", recharge)
                                .then()
                                .extract()
                                .jsonPath()
                                .getString("items[0].status")));
        String dispute = sam.asks()
                .get("/v1/disputes?recharge_id={id}", recharge)
                .then()
                .extract()
                .jsonPath()
                .getString("items[0].id");
        Attack.await(
                "both gifts are accounted for",
                () -> sam.asks()
                        .get("/v1/disputes/{id}/case", dispute)
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("gifts.outcome", String.class)
                        .equals(List.of("taken_back", "taken_back")));
        sam.asks()
                .get("/v1/disputes/{id}/case", dispute)
                .then()
                .body("gifts.from_reserve.micros", contains(0, 0))
                .body("gifts.from_platform.micros", contains(0, 0))
                .body("coins_unspent", equalTo(0));
        thief.asks().get("/v1/wallet").then().body("coins", equalTo(0));
        thief.asks()
                .get("/v1/wallet/statement")
                .then()
                .body("items.kind", hasItem("dispute_lost"))
                .body("items.find { it.kind == 'dispute_lost' }.recharge_id", equalTo(recharge));
        TestServer.advanceDays(15);
        assertThat(Attack.micros(accomplice, "available")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_card_spends_only_so_much_a_day_whoever_tells_that_it_is_new(boolean platformTells) {
        TestServer.Person thief = TestServer.viewer();
        if (platformTells) {
            Coins.buy(thief, 30_000);
            Attack.seen(thief, "card", Attack.fresh("card"));
        } else {
            // A limit that was in memory before the card was known does not hold any longer.
            thief.asks().get("/v1/wallet").then().body("daily_cap_coins", nullValue());
            Coins.buy(thief, 30_000, "card_success:" + fresh());
        }
        String live = stage.liveOf(TestServer.creator());
        Attack.gift(thief, live, "night_train").statusCode(201);
        Attack.gift(thief, live, "night_train").statusCode(201);
        Attack.gift(thief, live, "night_train").statusCode(409).body("code", equalTo("cap_reached"));
        thief.asks().get("/v1/wallet").then().body("daily_cap_coins", equalTo(10_000));
        // It is not the viewer's own limit, so it cannot be lifted by the viewer.
        thief.asks().get("/v1/wallet/daily-cap").then().body("daily_cap_coins", nullValue());
        thief.asks()
                .body(Map.of("coins", 1_000_000))
                .put("/v1/wallet/daily-cap")
                .then()
                .statusCode(200);
        Attack.gift(thief, live, "night_train").statusCode(409).body("code", equalTo("cap_reached"));
        TestServer.advanceDays(4);
        TestServer.Person other = TestServer.creator();
        Attack.gift(thief, stage.liveOf(other), "night_train").statusCode(201);
    }

    @Test
    void an_accomplice_found_out_afterwards_owes_what_the_reserve_paid_and_only_when_two_people_agree() {
        TestServer.Person thief = TestServer.viewer();
        TestServer.Person accomplice = TestServer.creator();
        Coins.buy(thief, 1_000, "card_disputed_lost");
        String live = stage.liveOf(accomplice);
        Attack.gift(thief, live, "comet").statusCode(201);
        // It matures before the bank is heard of: the creator keeps it, the reserve pays.
        TestServer.advanceDays(14);
        assertThat(Attack.micros(accomplice, "available")).isEqualTo(5_000_000);
        Attack.await("somebody bore it", () -> !outcomes(thief).isEmpty());
        assertThat(outcomes(thief)).containsExactly("reserve_paid");
        assertThat(Attack.micros(accomplice, "available")).isEqualTo(5_000_000);

        JsonPath score = Attack.score(accomplice);
        assertThat(score.getList("reasons.code", String.class)).contains("disputed_payments");
        String caseId = TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/risk/cases?status=open&limit=200")
                .then()
                .extract()
                .jsonPath()
                .getString("items.find { it.creator.id == '" + accomplice.id() + "' }.id");
        TestServer.Person tess = TestServer.staff(Role.TRUST);
        String proposal = tess.asks(
                        Map.of("payer_ids", List.of(thief.id()), "evidence", "They wrote to each other about it"))
                .post("/v1/risk/cases/{id}/findings", caseId)
                .then()
                .statusCode(201)
                .body("status", equalTo("open"))
                .extract()
                .path("id");
        assertThat(Attack.micros(accomplice, "available"))
                .as("nothing happens on one person's word")
                .isEqualTo(5_000_000);
        tess.asks()
                .body(Map.of("decision", "approve"))
                .post("/v1/proposals/{id}/approval", proposal)
                .then()
                .statusCode(403);
        TestServer.persona("finance")
                .asks()
                .body(Map.of("decision", "approve"))
                .post("/v1/proposals/{id}/approval", proposal)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("result", equalTo(caseId));
        Attack.await("the debt is paid at once", () -> Attack.micros(accomplice, "available") == 0);
        assertThat(outcomes(thief)).containsExactly("owed_by_creator");
        Attack.await("the creator reads it", () -> Attack.statement(accomplice).contains("claw_back_corrected"));
        assertThat(Attack.file(caseId).getString("risk_case.status")).isEqualTo("confirmed");
        tess.asks()
                .body(Map.of("reason", "changed my mind"))
                .post("/v1/risk/cases/{id}/clearance", caseId)
                .then()
                .statusCode(409)
                .body("code", equalTo("case_decided"));
    }

    @Test
    void the_card_of_a_payment_that_is_decided_later_is_known_before_its_coins_are_there() {
        TestServer.Person thief = TestServer.viewer();
        TestServer.Person owner = TestServer.viewer();
        String card = fresh();
        Coins.buy(owner, 100, "card_success:" + card);
        thief.asks(Map.of("coins", 30_000, "payment_method", "card_async_success:" + card))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("processing"));
        Attack.await("the coins are there", () -> Stage.coins(thief) == 30_000);
        thief.asks().get("/v1/wallet").then().body("daily_cap_coins", equalTo(10_000));
        assertThat(Attack.linked(thief)).isEqualTo(2);
    }

    private static String fresh() {
        return Attack.fresh("card");
    }

    private static List<String> outcomes(TestServer.Person payer) {
        TestServer.Person sam = TestServer.staff(Role.SUPPORT);
        JsonPath recharges = payer.asks().get("/v1/recharges").then().extract().jsonPath();
        JsonPath disputes = sam.asks()
                .get("/v1/disputes?recharge_id={id}", recharges.getString("items[0].id"))
                .then()
                .extract()
                .jsonPath();
        if (!"lost".equals(disputes.getString("items[0].status"))) {
            return List.of();
        }
        return sam.asks()
                .get("/v1/disputes/{id}/case", disputes.getString("items[0].id"))
                .then()
                .extract()
                .jsonPath()
                .getList("gifts.outcome", String.class);
    }
}
