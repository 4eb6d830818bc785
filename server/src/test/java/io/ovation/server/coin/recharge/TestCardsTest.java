package io.ovation.server.coin.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.payment.SandboxPayments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The test cards of {@code docs/api/test-mode.md} do what the page says; the page is read as the table it is. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TestCardsTest {
    private static final Pattern ROW = Pattern.compile("\\| `(card_\\w+)` \\| (.+) \\|");
    private static final Pattern REASON = Pattern.compile("declined[^:]*: `(\\w+)`");
    private static final int COINS = 330;

    private record Card(String method, String promise) {
        String begins() {
            return promise.startsWith("succeeds at once")
                    ? "succeeded"
                    : promise.startsWith("declined at once") ? "declined" : promise.split("`")[1];
        }

        String ends() {
            if (begins().equals("succeeded") || begins().equals("declined")) {
                return begins();
            }
            return promise.contains("; succeeds")
                    ? "succeeded"
                    : promise.contains("; declined") ? "declined" : begins();
        }
    }

    private record Bought(Card card, TestServer.Person viewer, String id) {
        JsonPath now() {
            return viewer.asks()
                    .get("/v1/recharges/{id}", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }
    }

    @Test
    void the_page_knows_every_card_and_no_other() throws IOException {
        assertThat(cards()).extracting(Card::method).containsExactlyInAnyOrderElementsOf(SandboxPayments.METHODS);
    }

    @Test
    void every_card_does_what_the_page_says() throws Exception {
        List<Bought> all = new ArrayList<>();
        for (Card card : cards()) {
            TestServer.Person mia = TestServer.viewer();
            String id = mia.asks(Map.of("coins", COINS, "payment_method", card.method()))
                    .post("/v1/recharges")
                    .then()
                    .statusCode(201)
                    .body("status", equalTo(card.begins()))
                    .extract()
                    .path("id");
            all.add(new Bought(card, mia, id));
        }
        for (Bought each : all) {
            String status = each.now().getString("status");
            for (int i = 0; i < 300 && !status.equals(each.card().ends()); i++) {
                Thread.sleep(50);
                status = each.now().getString("status");
            }
            assertThat(status).as(each.card().toString()).isEqualTo(each.card().ends());
            Matcher reason = REASON.matcher(each.card().promise());
            assertThat(each.now().getString("decline_reason"))
                    .as(each.card().toString())
                    .isEqualTo(status.equals("declined") && reason.find() ? reason.group(1) : null);
            if (!SandboxPayments.DISPUTING.contains(each.card().method())) {
                each.viewer()
                        .asks()
                        .get("/v1/wallet")
                        .then()
                        .body("coins", equalTo(status.equals("succeeded") ? COINS : 0));
            }
        }
    }

    @Test
    void three_d_secure_is_passed_or_failed_once_and_by_its_viewer_alone() throws Exception {
        for (boolean passes : new boolean[] {true, false}) {
            TestServer.Person mia = TestServer.viewer();
            JsonPath recharge = mia.asks(Map.of("coins", COINS, "payment_method", SandboxPayments.AUTHENTICATED))
                    .post("/v1/recharges")
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("requires_action"))
                    .body("next_action.type", equalTo("redirect"))
                    .extract()
                    .jsonPath();
            String challenge = recharge.getString("next_action.url");
            TestServer.viewer()
                    .asks(Map.of("passed", true))
                    .post(challenge)
                    .then()
                    .statusCode(404);
            mia.asks(Map.of()).post(challenge).then().statusCode(400).body("field", equalTo("passed"));
            String expected = passes ? "succeeded" : "declined";
            for (boolean answer : new boolean[] {passes, !passes}) {
                mia.asks(Map.of("passed", answer))
                        .post(challenge)
                        .then()
                        .statusCode(200)
                        .body("payment", equalTo(expected));
            }
            Bought bought = new Bought(new Card("", ""), mia, recharge.getString("id"));
            for (int i = 0; i < 300 && !bought.now().getString("status").equals(expected); i++) {
                Thread.sleep(50);
            }
            assertThat(bought.now().getString("status")).isEqualTo(expected);
            assertThat(bought.now().getString("decline_reason")).isEqualTo(passes ? null : "authentication_failed");
            assertThat(bought.now().getString("next_action")).isNull();
        }
    }

    @Test
    void a_recharge_without_a_challenge_has_none_to_pass() {
        TestServer.Person mia = TestServer.viewer();
        String id = mia.asks(Map.of("coins", COINS, "payment_method", SandboxPayments.UNDECIDED))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        mia.asks(Map.of("passed", true))
                .post("/v1/sandbox/challenges/{id}", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    private static List<Card> cards() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "api", "test-mode.md"));
        return ROW.matcher(page)
                .results()
                .map(row -> new Card(row.group(1), row.group(2)))
                .toList();
    }
}
