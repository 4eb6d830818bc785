package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.coin.appstore.StoreSales;
import io.ovation.server.gift.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Threat: coins are spent and the money is asked back, from us or from the store, again and again. Control: only unspent coins
 * are refunded, three times in 30 days; whoever had the store take back what was spent buys nothing more, nor does anybody who
 * shares a card or a device with them.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RefundAfterSpendAttackTest {
    @Inject
    Stage stage;

    @Test
    void what_is_spent_is_not_refunded_and_three_refunds_are_the_most() {
        TestServer.Person viewer = TestServer.viewer();
        String live = stage.liveOf(TestServer.creator());
        String spent = Coins.buy(viewer, 99).getString("id");
        Attack.gift(viewer, live, "lantern").statusCode(201);
        refund(viewer, spent, 409, "nothing_to_refund");
        for (int round = 0; round < 3; round++) {
            String unspent = Coins.buy(viewer, 100).getString("id");
            viewer.asks(Map.of("recharge_id", unspent))
                    .post("/v1/refunds")
                    .then()
                    .statusCode(201);
        }
        refund(viewer, Coins.buy(viewer, 100).getString("id"), 409, "refund_locked");
        viewer.asks().get("/v1/wallet").then().body("coins", equalTo(100));
    }

    @Test
    void whoever_has_the_store_refund_what_was_spent_buys_nothing_more_with_any_account() {
        TestServer.Person cheat = TestServer.viewer();
        TestServer.Person second = TestServer.viewer();
        String phone = Attack.fresh("phone");
        Attack.signsIn(cheat, phone);
        Attack.signsIn(second, phone);
        String live = stage.liveOf(TestServer.creator());
        for (int round = 0; round < 2; round++) {
            StoreSales.Sale sale = StoreSales.buy(cheat, 330);
            Attack.gift(cheat, live, "puppy_parade").statusCode(201);
            StoreSales.refund(sale);
        }
        cheat.asks().get("/v1/wallet").then().body("coins", equalTo(0));
        for (TestServer.Person each : new TestServer.Person[] {cheat, second}) {
            Attack.await(
                    "the lock holds for " + each.id(),
                    () -> 403
                            == each.asks(Map.of("coins", 65, "payment_method", "card_success"))
                                    .post("/v1/recharges")
                                    .then()
                                    .extract()
                                    .statusCode());
            each.asks(Map.of("coins", 65, "payment_method", "card_success"))
                    .post("/v1/recharges")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("purchases_locked"));
        }
        TestServer.Person honest = TestServer.viewer();
        assertThat(Coins.buy(honest, 100).getString("status")).isEqualTo("succeeded");
    }

    @Test
    @Tag("slow")
    void tips_that_the_bank_took_back_count_as_well() {
        TestServer.Person cheat = TestServer.viewer();
        TestServer.Person creator = TestServer.creator();
        for (int tip = 0; tip < 2; tip++) {
            tip(cheat, creator, "card_disputed_lost").statusCode(201);
        }
        Attack.await(
                "both are lost",
                () -> tip(cheat, creator, "card_success").extract().statusCode() == 403);
        tip(cheat, creator, "card_success").statusCode(403).body("code", equalTo("purchases_locked"));
        cheat.asks(Map.of("coins", 65, "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .statusCode(403)
                .body("code", equalTo("purchases_locked"));
    }

    private static ValidatableResponse tip(TestServer.Person payer, TestServer.Person creator, String card) {
        return payer.asks()
                .header("Idempotency-Key", Attack.fresh("tip"))
                .body(Map.of("creator_id", creator.id(), "amount", 100, "payment_method", card))
                .post("/v1/tips")
                .then();
    }

    private static void refund(TestServer.Person person, String recharge, int status, String code) {
        person.asks(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
