package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Threat: a creator lifts an own show with gifts from accounts of their own or of friends. Control: the graph of shared devices,
 * cards, bank accounts and addresses; whoever is linked with a creator lifts nobody in a rank, and the payout waits.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SelfGiftingRingAttackTest {
    @Inject
    Stage stage;

    @Test
    void a_ring_of_accounts_gets_no_rank_and_its_creator_waits_for_a_review() {
        TestServer.Person boss = TestServer.creator();
        TestServer.Person first = stage.viewerWith(6_000);
        TestServer.Person second = stage.viewerWith(6_000);
        TestServer.Person honest = stage.viewerWith(6_000);
        String phone = Attack.fresh("phone");
        String home = Attack.fresh("Hauptstrasse 1,  Berlin");
        // The boss shares a phone with the first, the first an address with the second: all three are linked.
        Attack.seen(boss, "device", phone);
        assertThat(Attack.seen(first, "device", phone, "address", home).getInt("linked_users"))
                .isEqualTo(2);
        assertThat(Attack.seen(second, "address", home.toUpperCase(java.util.Locale.ROOT))
                        .getInt("linked_users"))
                .isEqualTo(3);
        assertThat(Attack.seen(honest, "device", Attack.fresh("phone")).getInt("linked_users"))
                .isZero();

        String live = stage.liveOf(boss);
        Attack.gift(first, live, "comet").statusCode(201);
        Attack.gift(second, live, "stage_dive").statusCode(201);
        Attack.gift(honest, live, "lantern").statusCode(201);
        Attack.await("the honest viewer leads", () -> List.of(honest.id()).equals(topList(live)));
        boss.asks().get("/v1/lives/{id}", live).then().body("coins_received", equalTo(1_000 + 2_999 + 99));
        TestServer.asPlatform().post("/v1/lives/{id}/end", live).then().statusCode(200);
        Attack.await("also from the records", () -> List.of(honest.id()).equals(topList(live)));

        JsonPath score = Attack.score(boss);
        assertThat(score.getList("reasons.code", String.class)).contains("linked_senders");
        String caseId = score.getString("holding_case_id");
        JsonPath file = Attack.file(caseId);
        assertThat(file.getBoolean("risk_case.holds_payouts")).isTrue();
        assertThat(file.getList("shared.kind", String.class)).containsExactlyInAnyOrder("device", "address");
        assertThat(file.getList("gifts.sender.id", String.class))
                .containsExactlyInAnyOrder(first.id(), second.id())
                .doesNotContain(honest.id());
        assertThat(file.prettify()).as("nobody's phone or address is kept").doesNotContain("Hauptstrasse", phone);
    }

    @Test
    void a_ring_is_found_by_its_card_its_account_and_its_sign_ins_without_a_word_from_the_platform() {
        TestServer.Person boss = TestServer.creator();
        TestServer.Person byCard = TestServer.viewer();
        TestServer.Person byAccount = TestServer.creator();
        TestServer.Person byDevice = TestServer.viewer();
        String card = Attack.fresh("card");
        String account = "bank_ok:" + UUID.randomUUID().toString().substring(0, 8);
        Coins.buy(byCard, 1_000, "card_success:" + card);
        stage.give(byAccount, 1_000);
        stage.give(byDevice, 1_000);
        // The boss tips somebody with the card the first buys coins with, and is paid to the account of the second.
        TestServer.Person somebody = TestServer.creator();
        boss.asks()
                .header("Idempotency-Key", Attack.fresh("tip"))
                .body(Map.of("creator_id", somebody.id(), "amount", 500, "payment_method", "card_success:" + card))
                .post("/v1/tips")
                .then()
                .statusCode(201);
        assertThat(Attack.linked(boss)).as("by the card").isEqualTo(2);
        for (TestServer.Person each : new TestServer.Person[] {boss, byAccount}) {
            each.asks()
                    .body(Map.of("kind", "sandbox_bank", "account", account))
                    .put("/v1/payout-account")
                    .then()
                    .statusCode(200);
        }
        assertThat(Attack.linked(boss)).as("by the account too").isEqualTo(3);
        String phone = Attack.fresh("phone");
        Attack.signsIn(boss, phone);
        Attack.signsIn(byDevice, phone);
        assertThat(Attack.linked(boss)).as("by the device too").isEqualTo(4);

        String live = stage.liveOf(boss);
        Attack.gift(byCard, live, "comet").statusCode(201);
        Attack.gift(byAccount, live, "lantern").statusCode(201);
        Attack.gift(byDevice, live, "lantern").statusCode(201);
        JsonPath score = Attack.score(boss);
        assertThat(score.getList("reasons.code", String.class)).contains("linked_senders");
        JsonPath file = Attack.file(score.getString("holding_case_id"));
        assertThat(file.getList("gifts.sender.id", String.class))
                .containsExactlyInAnyOrder(byCard.id(), byAccount.id(), byDevice.id());
        assertThat(file.getList("shared.kind", String.class))
                .containsExactlyInAnyOrder("card", "bank_account", "device");
        assertThat(file.prettify()).doesNotContain(card, account, phone);
        assertThat(topList(live)).as("nobody of them is ranked").isEmpty();
    }

    @Test
    void a_review_that_finds_nothing_gives_everything_back_as_it_was() {
        TestServer.Person creator = TestServer.creator();
        TestServer.Person sister = stage.viewerWith(3_000);
        String tablet = Attack.fresh("tablet");
        Attack.seen(creator, "device", tablet);
        Attack.seen(sister, "device", tablet);
        Attack.gift(sister, stage.liveOf(creator), "comet").statusCode(201);
        Attack.await("it is pending", () -> Attack.micros(creator, "pending") == 5_000_000);
        String caseId = Attack.score(creator).getString("holding_case_id");
        Attack.await("it waits", () -> Attack.micros(creator, "pending") == 0);
        TestServer.Person tess = TestServer.staff(Role.TRUST);
        tess.asks()
                .body(Map.of("reason", ""))
                .post("/v1/risk/cases/{id}/clearance", caseId)
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
        tess.asks()
                .body(Map.of("reason", "Sisters who share a tablet"))
                .post("/v1/risk/cases/{id}/clearance", caseId)
                .then()
                .statusCode(200)
                .body("risk_case.status", equalTo("cleared"));
        Attack.await("it is pending again", () -> Attack.micros(creator, "pending") == 5_000_000);
        assertThat(Attack.statement(creator)).startsWith("gift_released", "gift_quarantined");
        TestServer.advanceDays(14);
        assertThat(Attack.micros(creator, "available")).isEqualTo(5_000_000);
    }

    @Test
    void a_creator_who_reports_a_gift_is_not_punished_for_it() {
        TestServer.Person creator = TestServer.creator();
        TestServer.Person fan = stage.viewerWith(3_000);
        TestServer.Person stranger = stage.viewerWith(3_000);
        String live = stage.liveOf(creator);
        Attack.gift(fan, live, "lantern").statusCode(201);
        String gift =
                Attack.gift(stranger, live, "comet").statusCode(201).extract().path("gift_id");
        Map<String, Object> report = Map.of("gift_id", gift, "reason", "I do not know this person");
        creator.asks()
                .body(report)
                .post("/v1/gift-reports")
                .then()
                .statusCode(201)
                .body("quarantined", equalTo(true));
        creator.asks()
                .body(report)
                .post("/v1/gift-reports")
                .then()
                .statusCode(201)
                .body("quarantined", equalTo(true));
        fan.asks().body(report).post("/v1/gift-reports").then().statusCode(404);
        Attack.await("the other gift is pending", () -> Attack.micros(creator, "pending") == 495_000);
        JsonPath score = Attack.score(creator);
        assertThat(score.getInt("score")).isZero();
        assertThat(score.getString("holding_case_id")).as("payouts go on").isNull();
        TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/risk/cases?limit=200")
                .then()
                .body("items.creator.id", hasItem(creator.id()))
                .body("items.findAll { it.creator.id == '" + creator.id() + "' }.holds_payouts", not(hasItem(true)));
    }

    @Test
    void what_half_a_town_shares_links_nobody() {
        String cafe = Attack.fresh("tablet of a cafe");
        String town = Attack.fresh("10.0.0.1");
        TestServer.Person first = TestServer.viewer();
        TestServer.Person second = TestServer.viewer();
        Attack.seen(first, "device", cafe, "ip", town);
        assertThat(Attack.seen(second, "device", cafe, "ip", town).getInt("linked_users"))
                .isEqualTo(2);
        for (int guest = 2; guest < 21; guest++) {
            Attack.seen(TestServer.viewer(), "device", cafe, "ip", town);
        }
        for (TestServer.Person each : new TestServer.Person[] {first, second}) {
            assertThat(Attack.seen(each, "ip", town).getInt("linked_users")).isZero();
        }
    }

    private static List<String> topList(String live) {
        return TestServer.guest()
                .get("/v1/lives/{id}/top-list", live)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.user.id");
    }
}
