package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.ovation.server.TestServer;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Threat: somebody takes over a creator's account and cashes out, or asks for payouts many times at once, or a ring cashes out.
 * Control: the freeze of 72 hours after a change of the account, the step-up after a new device, a review that payouts wait for,
 * and one lock a creator for the daily maximum.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class CashOutAttackTest {
    @Inject
    Stage stage;

    @Test
    void whoever_takes_an_account_over_gets_no_money_out_of_it() {
        TestServer.Person juno = creatorWithEarnings(24_440);
        account(juno, "bank_ok").statusCode(200);
        Attack.seen(juno, "device", Attack.fresh("phone of juno"));
        assertThat(Attack.seen(juno, "device", Attack.fresh("laptop of a thief"))
                        .getBoolean("step_up_required"))
                .isTrue();
        account(juno, "bank_returns").statusCode(200);
        ask(juno, "thief-1").statusCode(409).body("code", equalTo("payout_account_frozen"));
        TestServer.advanceDays(3);
        // The freeze is over, and the owner has not noticed: the step-up still stands in the way.
        String payout = ask(juno, "thief-2").statusCode(201).extract().path("id");
        decide(payout).statusCode(409).body("code", equalTo("payout_waits"));
        juno.asks().get("/v1/payouts/{id}", payout).then().body("waits.code", hasItem("step_up"));
        // The platform asks the person, who is the owner after all.
        TestServer.asPlatform()
                .post("/v1/users/{id}/step-up", juno.externalId())
                .then()
                .statusCode(200)
                .body("required", equalTo(false));
        decide(payout).statusCode(200);
    }

    @Test
    void a_sign_in_from_a_new_device_is_enough_for_the_step_up() {
        TestServer.Person juno = TestServer.creator();
        Attack.signsIn(juno, Attack.fresh("phone of juno"));
        required(juno, false);
        Attack.signsIn(juno, Attack.fresh("laptop of a thief"));
        required(juno, true);
        TestServer.asPlatform()
                .body(Map.of("external_id", juno.externalId(), "device", " "))
                .post("/v1/user-tokens")
                .then()
                .statusCode(400)
                .body("field", equalTo("device"));
    }

    private static void required(TestServer.Person person, boolean expected) {
        TestServer.asPlatform()
                .get("/v1/users/{id}/step-up", person.externalId())
                .then()
                .body("required", equalTo(expected));
    }

    @Test
    void payouts_asked_for_many_times_at_once_are_paid_once_and_never_above_the_daily_maximum() throws Exception {
        TestServer.Person juno = creatorWithEarnings(43_992);
        account(juno, "bank_ok").statusCode(200);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int click = 0; click < 16; click++) {
                // Four different requests, each sent four times.
                String key = "key-" + click % 4;
                clicks.add(() -> ask(juno, key).extract().statusCode());
            }
            for (Future<Integer> each : threads.invokeAll(clicks)) {
                answers.add(each.get());
            }
        }
        assertThat(answers).contains(201).doesNotContain(500, 503);
        List<Integer> amounts = juno.asks()
                .get("/v1/payouts")
                .then()
                .extract()
                .jsonPath()
                .getList("items.findAll { it.status == 'asked' }.amount.amount");
        assertThat(amounts).as("100 USD at a time out of 219.96").hasSize(2).containsOnly(10_000);
        assertThat(Attack.micros(juno, "available")).isEqualTo(43_992 * 5_000L - 200_000_000L);
    }

    @Test
    void a_ring_that_cashes_out_waits_for_a_review_and_what_is_cleared_goes_on() {
        TestServer.Person boss = TestServer.creator();
        TestServer.Person friend = stage.viewerWith(30_000);
        String phone = Attack.fresh("phone");
        Attack.seen(boss, "device", phone);
        String live = stage.liveOf(boss);
        for (int gift = 0; gift < 5; gift++) {
            Attack.gift(friend, live, "night_train").statusCode(201);
        }
        TestServer.advanceDays(14);
        account(boss, "bank_ok").statusCode(200);
        String payout = ask(boss, "cash").statusCode(201).extract().path("id");
        // Only now the platform sees them on one phone.
        Attack.seen(friend, "device", phone);
        String caseId = Attack.score(boss).getString("holding_case_id");
        decide(payout).statusCode(409).body("code", equalTo("payout_waits"));
        boss.asks().get("/v1/payouts/{id}", payout).then().body("waits.code", contains("review"));
        TestServer.staff(Role.TRUST)
                .asks()
                .body(Map.of("reason", "A couple"))
                .post("/v1/risk/cases/{id}/clearance", caseId)
                .then()
                .statusCode(200);
        decide(payout).statusCode(200);
    }

    private TestServer.Person creatorWithEarnings(long coins) {
        TestServer.Person juno = TestServer.creator();
        String live = stage.liveOf(juno);
        long left = coins;
        while (left > 0) {
            String gift = left >= 4_888 ? "night_train" : left >= 1_000 ? "comet" : left >= 99 ? "lantern" : "spark";
            long price = Map.of("night_train", 4_888L, "comet", 1_000L, "lantern", 99L, "spark", 1L)
                    .get(gift);
            Attack.gift(stage.viewerWith(price), live, gift).statusCode(201);
            left -= price;
        }
        TestServer.advanceDays(14);
        assertThat(Attack.micros(juno, "available")).isEqualTo(coins * 5_000);
        return juno;
    }

    private static ValidatableResponse account(TestServer.Person person, String account) {
        return person.asks()
                .body(Map.of("kind", "sandbox_bank", "account", account))
                .put("/v1/payout-account")
                .then();
    }

    private static ValidatableResponse ask(TestServer.Person person, String key) {
        return person.asks()
                .header("Idempotency-Key", key)
                .body(Map.of("amount", Map.of("amount", 10_000, "currency", "USD")))
                .post("/v1/payouts")
                .then();
    }

    private static ValidatableResponse decide(String payout) {
        return TestServer.persona("finance")
                .asks()
                .body(Map.of("decision", "approve"))
                .post("/v1/payouts/{id}/approval", payout)
                .then();
    }
}
