package io.ovation.server.coin.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.ovation.server.TestServer;
import io.ovation.server.payment.SandboxPayments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The disputing test cards, from the purchase to the end of the dispute, over HTTP and signed callbacks. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SandboxDisputeTest {
    private static final int COINS = 330;

    @ParameterizedTest
    @CsvSource({"card_disputed, open, 330", "card_disputed_won, won, 330", "card_disputed_lost, lost, 0"})
    void a_disputed_payment_ends_as_its_card_says(String card, String end, int coinsLeft) throws Exception {
        assertThat(SandboxPayments.DISPUTING).contains(card);
        TestServer.Person mia = TestServer.viewer();
        String recharge = mia.asks(Map.of("coins", COINS, "payment_method", card))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("succeeded"))
                .extract()
                .path("id");
        TestServer.Person ada = TestServer.persona("finance");
        String status = "";
        for (int i = 0; i < 400 && !end.equals(status); i++) {
            Thread.sleep(50);
            JsonPath found = ada.asks()
                    .get("/v1/disputes?recharge_id={id}", recharge)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(found.getList("items")).hasSizeLessThanOrEqualTo(1);
            status = found.getList("items").isEmpty() ? "" : found.getString("items[0].status");
        }
        assertThat(status).isEqualTo(end);
        mia.asks().get("/v1/wallet").then().body("coins", equalTo(coinsLeft));
        mia.asks()
                .get("/v1/disputes/mine")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].recharge_id", equalTo(recharge))
                .body("items[0].status", equalTo(end))
                .body(
                        "items[0].why",
                        containsString(end.equals("lost") ? "330 coins" : end.equals("won") ? "stands" : "bank"));
        TestServer.viewer().asks().get("/v1/disputes/mine").then().body("items", hasSize(0));
        List<String> entries = end.equals("open")
                ? List.of("dispute opened", "coins bought")
                : List.of("dispute " + end, "dispute opened", "coins bought");
        List<String> found = List.of();
        for (int i = 0; i < 200 && !entries.equals(found); i++) {
            Thread.sleep(50);
            found = ada.asks()
                    .get("/v1/books/entries?user={id}", mia.id())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.event");
        }
        assertThat(found).as("finance finds all of it by the payer").isEqualTo(entries);
    }
}
