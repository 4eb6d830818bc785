package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of money on its way in and out. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MoneyEventsTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Test
    void recharges_refunds_and_given_coins_are_told() {
        TestServer.Person mia = TestServer.viewer();
        JsonPath recharge = Coins.buy(mia, 350);
        String id = recharge.getString("id");
        JsonPath recharged = Told.of(id, "coin.recharged");
        assertThat(recharged.getList("items")).hasSize(1);
        assertThat(recharged.getString("items[0].data.user_id")).isEqualTo(mia.id());
        assertThat(recharged.getInt("items[0].data.coins")).isEqualTo(350);
        assertThat(recharged.getInt("items[0].data.price.amount")).isEqualTo(recharge.getInt("price.amount"));

        String declined = mia.asks(Map.of("coins", 350, "payment_method", "card_declined"))
                .post("/v1/recharges")
                .then()
                .extract()
                .path("id");
        assertThat(Told.of(declined, "coin.recharge.declined").getString("items[0].data.reason"))
                .isNotBlank();

        String refund = mia.asks(Map.of("recharge_id", id))
                .post("/v1/refunds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(Told.of(refund, "coin.refunded").getString("items[0].data.recharge_id"))
                .isEqualTo(id);

        TestServer.asPlatform()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("user_id", mia.id(), "coins", 7, "reason", "a test"))
                .post("/v1/promotional-coins")
                .then()
                .statusCode(201);
        JsonPath given = Told.of(mia.id(), "coin.promotional.granted");
        assertThat(given.getInt("items.find { it.type == 'coin.promotional.granted' }.data.promotional_coins"))
                .isEqualTo(7);
    }

    @Test
    @Tag("slow")
    void earnings_that_mature_and_every_step_of_a_payout_are_told_once() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 30_000);
        Coins.spend(books, clocks, markets, mia, juno, 30_000);
        TestServer.advanceDays(15);
        JsonPath matured = Told.of(juno.id(), "earning.matured");
        Map<String, Object> data = matured.getMap("items.find { it.type == 'earning.matured' }.data");
        assertThat(data).containsEntry("creator_id", juno.id()).containsEntry("diamonds", 30_000);
        assertThat(matured.getInt("items.find { it.type == 'earning.matured' }.data.value.micros"))
                .isEqualTo(150_000_000);

        juno.asks()
                .body(Map.of("kind", "sandbox_bank", "account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        String payout = juno.asks(Map.of())
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Told.of(payout, "payout.asked");
        TestServer.persona("finance")
                .asks(Map.of("decision", "approve"))
                .post("/v1/payouts/{id}/approval", payout)
                .then()
                .statusCode(200);
        assertThat(Told.of(payout, "payout.paid").getList("items.type", String.class))
                .containsExactly("payout.asked", "payout.approved", "payout.sent", "payout.paid");
    }
}
