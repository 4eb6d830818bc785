package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.economics.EventKind;
import io.ovation.server.TestServer;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.payment.SandboxPayments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Threat: callbacks that a provider never sent, or sent once. Control: the signature with its time, the event's id, and a state
 * machine that does not mind their order.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ForgedCallbackAttackTest {
    private static final String DISPUTES = "/v1/provider-callbacks/sandbox-disputes";

    @Inject
    SandboxPayments sandbox;

    @Inject
    Bookkeeper books;

    @Test
    void nobody_but_the_provider_wins_or_loses_a_dispute() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        String body = dispute("evt_" + UUID.randomUUID(), recharge, "lost");
        Instant now = Instant.now();
        for (String signature : List.of(
                "",
                "t=1,v1=abc",
                CallbackSignature.sign("a guess", now, body),
                CallbackSignature.sign(sandbox.secret(), now, body.replace("lost", "won")),
                CallbackSignature.sign(sandbox.secret(), now.minus(Duration.ofMinutes(6)), body),
                CallbackSignature.sign(sandbox.secret(), now.plus(Duration.ofMinutes(6)), body))) {
            send(body, signature).statusCode(401).body("code", equalTo("callback_signature_invalid"));
        }
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
        TestServer.persona("finance")
                .asks()
                .get("/v1/disputes?recharge_id={id}", recharge)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_callback_that_is_replayed_by_many_at_once_and_out_of_order_takes_the_money_once() throws Exception {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330).getString("id");
        String lost = dispute("evt_" + UUID.randomUUID(), recharge, "lost");
        String open = dispute("evt_" + UUID.randomUUID(), recharge, "open");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int copy = 0; copy < 8; copy++) {
            calls.add(() -> send(lost, signed(lost)).extract().statusCode());
            calls.add(() -> send(open, signed(open)).extract().statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Integer> each : threads.invokeAll(calls)) {
                // Whoever meets the same event under way is told to send it again.
                assertThat(each.get()).isIn(200, 409, 503);
            }
        }
        send(lost, signed(lost)).statusCode(200);
        send(open, signed(open)).statusCode(200);
        TestServer.Person ada = TestServer.persona("finance");
        Attack.await(
                "lost, once",
                () -> List.of("lost")
                        .equals(ada.asks()
                                .get("/v1/disputes?recharge_id={id}", recharge)
                                .then()
                                .extract()
                                .jsonPath()
                                .getList("items.status", String.class)));
        String dispute = ada.asks()
                .get("/v1/disputes?recharge_id={id}", recharge)
                .then()
                .body("items[0].coins_voided", equalTo(330))
                .body("items[0].fee.amount", equalTo(1_500))
                .extract()
                .path("items[0].id");
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(20)))
                .as("the books are shown")
                .isTrue();
        // By the dispute and not by the user: that one was opened touches accounts of the provider alone.
        for (EventKind once : List.of(EventKind.DISPUTE_OPENED, EventKind.DISPUTE_LOST)) {
            List<String> about = ada.asks()
                    .get("/v1/books/entries?code={code}&limit=200", once.code())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.references.dispute_id", String.class);
            assertThat(about.stream().filter(dispute::equals)).as(once.title()).hasSize(1);
        }
    }

    private String dispute(String event, String recharge, String status) {
        String payment = sandbox.look(recharge, null).reference();
        return "{\"id\":\"" + event + "\",\"dispute\":\"sbd_of_" + recharge + "\",\"payment\":\"" + payment
                + "\",\"amount\":349,\"currency\":\"USD\",\"fee\":1500,\"status\":\"" + status + "\"}";
    }

    private String signed(String body) {
        return CallbackSignature.sign(sandbox.secret(), Instant.now(), body);
    }

    private static ValidatableResponse send(String body, String signature) {
        return TestServer.guest()
                .header(CallbackSignature.HEADER, signature)
                .body(body)
                .post(DISPUTES)
                .then();
    }
}
