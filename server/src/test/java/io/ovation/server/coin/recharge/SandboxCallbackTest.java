package io.ovation.server.coin.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.ProviderEvent;
import io.ovation.server.payment.SandboxPaymentSource;
import io.ovation.server.payment.SandboxPayments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SandboxCallbackTest {
    @Inject
    SandboxPayments sandbox;

    @Inject
    Bookkeeper books;

    @Test
    @Tag("slow")
    void asynchronous_payments_are_decided_by_a_signed_callback_over_http() throws InterruptedException {
        TestServer.Person mia = TestServer.viewer();
        String good = ask(mia, "card_async_success");
        String bad = ask(mia, "card_async_declined");
        await(mia, good, "succeeded");
        await(mia, bad, "declined");
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
    }

    @Test
    void a_callback_may_come_twice() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "card_undecided");
        String body = body("evt_" + UUID.randomUUID(), ProviderEvent.SUCCEEDED, id);
        send(body, signed(body)).statusCode(200).body("known", equalTo(true));
        send(body, signed(body)).statusCode(200).body("known", equalTo(true));
        mia.asks().get("/v1/recharges/{id}", id).then().body("status", equalTo("succeeded"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void what_the_provider_did_not_sign_changes_nothing() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "card_undecided");
        String body = body("evt_" + UUID.randomUUID(), ProviderEvent.SUCCEEDED, id);
        Instant now = Instant.now();
        String[] signatures = {
            "",
            "t=1,v1=abc",
            CallbackSignature.sign("another secret", now, body),
            CallbackSignature.sign(sandbox.secret(), now, body + " "),
            CallbackSignature.sign(sandbox.secret(), now.minus(Duration.ofMinutes(6)), body),
            CallbackSignature.sign(sandbox.secret(), now.plus(Duration.ofMinutes(6)), body),
        };
        for (String signature : signatures) {
            send(body, signature).statusCode(401).body("code", equalTo("callback_signature_invalid"));
        }
        TestServer.guest()
                .body(body)
                .post(SandboxPaymentSource.PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("callback_signature_invalid"));
        mia.asks().get("/v1/recharges/{id}", id).then().body("status", equalTo("processing"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    @Test
    void signed_events_that_mean_nothing_to_us_are_taken_and_change_nothing() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "card_undecided");
        String other = body("evt_1", ProviderEvent.SUCCEEDED, "rch_0000000000000");
        send(other, signed(other)).statusCode(200).body("known", equalTo(false));
        String strange = body("evt_2", ProviderEvent.SUCCEEDED, "whatever");
        send(strange, signed(strange)).statusCode(200).body("known", equalTo(false));
        String kind = body("evt_" + UUID.randomUUID(), "payment.looked_at", id);
        send(kind, signed(kind)).statusCode(200).body("known", equalTo(true));
        mia.asks().get("/v1/recharges/{id}", id).then().body("status", equalTo("processing"));
        send("{", signed("{")).statusCode(400).body("code", equalTo("malformed_json"));
    }

    @Test
    void the_sandbox_gives_the_same_answer_to_the_same_id() {
        String id = "rch_test_" + UUID.randomUUID();
        PaymentProvider.Charge charge = new PaymentProvider.Charge(id, 349, "USD", SandboxPayments.SUCCESS);
        PaymentProvider.Payment first = sandbox.charge(charge);
        assertThat(sandbox.charge(charge)).isEqualTo(first);
        assertThat(sandbox.look(id, null)).isEqualTo(first);
        PaymentProvider.RefundOrder half = new PaymentProvider.RefundOrder("rfd_1" + id, id, null, 200, "USD");
        assertThat(sandbox.refund(half).succeeded()).isTrue();
        assertThat(sandbox.refund(half).succeeded())
                .as("asked again, not returned again")
                .isTrue();
        assertThat(sandbox.refund(new PaymentProvider.RefundOrder("rfd_2" + id, id, null, 150, "USD")))
                .isEqualTo(new PaymentProvider.Refunded(false, "more_than_was_paid"));
        assertThat(sandbox.refund(new PaymentProvider.RefundOrder("rfd_3" + id, id, null, 149, "USD"))
                        .succeeded())
                .isTrue();
    }

    private static String ask(TestServer.Person person, String method) {
        return person.asks(Map.of("coins", 330, "payment_method", method))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("processing"))
                .extract()
                .path("id");
    }

    private static void await(TestServer.Person person, String id, String status) throws InterruptedException {
        String seen = "";
        for (int i = 0; i < 200 && !seen.equals(status); i++) {
            Thread.sleep(100);
            seen = person.asks().get("/v1/recharges/{id}", id).then().extract().path("status");
        }
        assertThat(seen).isEqualTo(status);
    }

    private String signed(String body) {
        return CallbackSignature.sign(sandbox.secret(), Instant.now(), body);
    }

    private static ValidatableResponse send(String body, String signature) {
        return TestServer.guest()
                .header(CallbackSignature.HEADER, signature)
                .body(body)
                .post(SandboxPaymentSource.PATH)
                .then();
    }

    private static String body(String event, String type, String payment) {
        return """
                {"id": "%s", "type": "%s", "payment": "%s", "reference": "sbx_1"}""".formatted(event, type, payment);
    }
}
