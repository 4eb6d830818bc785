package io.ovation.server.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way: our API, our books, the real client, a Stripe on this machine, and its signed webhooks. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class StripeFlowTest {
    private static final long STRIPE = 3;
    private static final String PATH = "/v1/provider-callbacks/stripe";

    private final ObjectMapper json = new ObjectMapper();
    private final StripeServer stripe = StripeServer.shared();

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @AfterEach
    void every_request_and_answer_was_what_the_document_allows() {
        stripe.books().refundsAre("succeeded");
        assertThat(stripe.violations()).isEmpty();
    }

    @Test
    void a_card_is_charged_and_stripe_owes_us_the_money() {
        TestServer.Person mia = TestServer.viewer();
        long before = owed();
        Coins.buy(mia, 330, "pm_card_visa");
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
        assertThat(owed() - before).isEqualTo(3_090_000);
    }

    @Test
    void a_card_that_is_declined_says_why_and_brings_nothing() {
        TestServer.Person mia = TestServer.viewer();
        ask(mia, "pm_card_chargeDeclinedInsufficientFunds")
                .body("status", equalTo("declined"))
                .body("decline_reason", equalTo("insufficient_funds"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    @Test
    void a_payment_method_that_nobody_takes_is_refused_and_says_which_are_taken() {
        TestServer.viewer()
                .asks(Map.of("coins", 330, "payment_method", "pm card"))
                .post("/v1/recharges")
                .then()
                .statusCode(400)
                .body("field", equalTo("payment_method"))
                .body("cure", containsString("pm_"));
    }

    @Test
    void with_3d_secure_the_app_gets_the_secret_and_the_webhook_brings_the_coins_once() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "pm_card_threeDSecure2Required")
                .body("status", equalTo("requires_action"))
                .body("next_action.type", equalTo("authenticate"))
                .body("next_action.client_secret", containsString("_secret_"))
                .extract()
                .path("id");
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();

        ObjectNode intent = stripe.books().authenticated(id, true);
        String event = event("payment_intent.succeeded", intent);
        tell(event).statusCode(200).body("known", equalTo(true));
        tell(event).statusCode(200).body("known", equalTo(true));
        mia.asks()
                .get("/v1/recharges/{id}", id)
                .then()
                .body("status", equalTo("succeeded"))
                .body("next_action", nullValue());
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(330, 3_490_000, 0, 400_000);
    }

    @Test
    void a_success_of_another_amount_or_currency_or_of_a_connected_account_brings_nothing() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "pm_card_threeDSecure2Required").extract().path("id");
        ObjectNode told = stripe.books().intentsOf(id).getFirst().deepCopy();
        long price = told.path("amount").asLong();
        told.put("status", "succeeded").put("amount_received", 1);
        tell(event("payment_intent.succeeded", told)).statusCode(200);
        told.put("amount_received", price).put("currency", "eur");
        tell(event("payment_intent.succeeded", told)).statusCode(200);
        told.put("currency", "usd");
        tell(event("payment_intent.succeeded", told).replaceFirst("\\{", "{\"account\":\"acct_1\","))
                .statusCode(200)
                .body("known", equalTo(false));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();

        stripe.books().authenticated(id, true);
        stripe.books().intentsOf(id).getFirst().put("amount_received", price - 1);
        tell(event("payment_intent.processing", told)).statusCode(200);
        assertThat(Coins.holdings(books, Coins.number(mia))[0])
                .as("Stripe was asked, and has less than the price")
                .isZero();

        told.put("amount_received", price);
        tell(event("payment_intent.succeeded", told)).statusCode(200);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void a_viewer_who_fails_to_authenticate_is_declined_and_a_late_success_still_counts() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "pm_card_threeDSecure2Required").extract().path("id");
        tell(event("payment_intent.payment_failed", stripe.books().authenticated(id, false)))
                .statusCode(200);
        mia.asks()
                .get("/v1/recharges/{id}", id)
                .then()
                .body("status", equalTo("declined"))
                .body("decline_reason", equalTo("payment_intent_authentication_failure"));
        tell(event("payment_intent.succeeded", stripe.books().authenticated(id, true)))
                .statusCode(200);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void what_stripe_did_not_sign_and_what_belongs_to_the_other_mode_changes_nothing() {
        TestServer.Person mia = TestServer.viewer();
        String id = ask(mia, "pm_card_threeDSecure2Required").extract().path("id");
        ObjectNode intent = stripe.books().intentsOf(id).getFirst().deepCopy();
        intent.put("amount_received", intent.path("amount").asLong());
        String event = event("payment_intent.succeeded", intent);
        long now = Instant.now().getEpochSecond();
        for (String header : List.of(
                "",
                "t=1,v1=00",
                signature("whsec_wrong", now, event),
                signature(StripeServer.WEBHOOK_SECRET, now - 400, event),
                signature(StripeServer.WEBHOOK_SECRET, now, event + " "))) {
            send(event, header).statusCode(401).body("code", equalTo("callback_signature_invalid"));
        }
        TestServer.guest().body(event).post(PATH).then().statusCode(401);
        String live = event.replace("\"livemode\":false", "\"livemode\":true");
        tell(live).statusCode(200).body("known", equalTo(false));
        tell("[]").statusCode(400).body("code", equalTo("malformed_json"));
        tell("{").statusCode(400).body("code", equalTo("malformed_json"));
        tell(event("customer.created", json.createObjectNode().put("object", "customer")))
                .statusCode(200)
                .body("known", equalTo(false));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();

        send(event, signature("whsec_of_before", now, event)).statusCode(200).body("known", equalTo(true));
        assertThat(Coins.holdings(books, Coins.number(mia))[0])
                .as("while a secret is rotated both hold")
                .isEqualTo(330);
    }

    @Test
    void a_refund_that_the_bank_takes_time_for_is_asked_until_the_webhook_says_so() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        stripe.books().refundsAre("pending");
        String refund = mia.asks(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .statusCode(201)
                .body("status", equalTo("asked"))
                .extract()
                .path("id");
        tell(event("refund.updated", stripe.books().refundIs(refund, "succeeded")))
                .statusCode(200)
                .body("known", equalTo(true));
        mia.asks().get("/v1/refunds/{id}", refund).then().body("status", equalTo("paid"));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        assertThat(stripe.books().refundsOf(refund)).hasSize(1);
    }

    @Test
    void a_refund_that_the_bank_sends_back_after_it_was_paid_gives_the_coins_back_once() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        long[] before = Coins.holdings(books, Coins.number(mia));
        long owed = owed();
        String refund = mia.asks(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .body("status", equalTo("paid"))
                .extract()
                .path("id");
        ObjectNode failed = stripe.books().refundIs(refund, "failed");
        tell(event("refund.failed", failed)).statusCode(200);
        tell(event("refund.updated", failed)).statusCode(200);
        mia.asks()
                .get("/v1/refunds/{id}", refund)
                .then()
                .body("status", equalTo("failed"))
                .body("failure_reason", equalTo("expired_or_canceled_card"));
        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(before);
        assertThat(owed()).isEqualTo(owed);
    }

    @Test
    void a_refund_that_fails_at_the_bank_gives_the_coins_back() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        stripe.books().refundsAre("pending");
        String refund = mia.asks(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .extract()
                .path("id");
        tell(event("refund.failed", stripe.books().refundIs(refund, "failed"))).statusCode(200);
        mia.asks()
                .get("/v1/refunds/{id}", refund)
                .then()
                .body("status", equalTo("failed"))
                .body("failure_reason", equalTo("expired_or_canceled_card"));
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void a_lost_dispute_takes_unspent_coins_and_what_is_pending_of_the_gifts_of_that_purchase_only() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 65 * 2); // spent first, and never disputed
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        Coins.spend(books, clocks, markets, mia, juno, 100); // all of it older coins
        Coins.spend(books, clocks, markets, mia, juno, 100); // 30 older, 70 of the disputed purchase
        String reference =
                stripe.books().intentsOf(recharge).getFirst().path("id").asText();
        String dispute = "dp_" + UUID.randomUUID();
        long disputed = inDispute();

        tell(event("charge.dispute.created", dispute(dispute, reference, "needs_response", false)))
                .statusCode(200)
                .body("known", equalTo(true));
        assertThat(inDispute()).as("a dispute without money taken").isEqualTo(disputed);
        tell(event("charge.dispute.closed", dispute(dispute, reference, "lost", true)))
                .statusCode(200);
        // late and out of order
        tell(event("charge.dispute.funds_withdrawn", dispute(dispute, reference, "needs_response", true)))
                .statusCode(200);
        tell(event("charge.dispute.closed", dispute(dispute, reference, "lost", true)))
                .statusCode(200);

        assertThat(Coins.holdings(books, Coins.number(mia))).containsExactly(0, 0, 0, 0);
        assertThat(inDispute()).isEqualTo(disputed);
        assertThat(pending(juno))
                .as("200 diamonds were pending, 70 were paid with the disputed money")
                .containsExactly(650_000, 13_000);
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(20)))
                .isTrue();
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .body("items[0].kind", equalTo("gift_disputed"))
                .body("items[0].diamonds", equalTo(-70))
                .body("items[0].value.micros", equalTo(-350_000));
        juno.asks().get("/v1/earnings").then().body("pending.micros", equalTo(650_000));
        TestServer.persona("finance")
                .asks()
                .get("/v1/disputes?recharge_id={recharge}", recharge)
                .then()
                .statusCode(200)
                .body("items", org.hamcrest.Matchers.hasSize(1))
                .body("items[0].status", equalTo("lost"))
                .body("items[0].coins_voided", equalTo(260))
                .body("items[0].reference", equalTo(dispute))
                .body("items[0].fee.amount", equalTo(1_500));
        mia.asks().get("/v1/disputes").then().statusCode(403);
    }

    @Test
    void a_dispute_that_is_won_leaves_the_fee_and_nothing_else() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        String reference =
                stripe.books().intentsOf(recharge).getFirst().path("id").asText();
        String dispute = "dp_" + UUID.randomUUID();
        long owed = owed();
        long disputed = inDispute();

        tell(event("charge.dispute.funds_withdrawn", dispute(dispute, reference, "under_review", true)))
                .statusCode(200);
        assertThat(inDispute() - disputed).isEqualTo(3_490_000);
        assertThat(owed() - owed).isEqualTo(-18_490_000);
        tell(event("charge.dispute.closed", dispute(dispute, reference, "won", true)))
                .statusCode(200);
        assertThat(inDispute()).isEqualTo(disputed);
        assertThat(owed() - owed).isEqualTo(-15_000_000);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isEqualTo(330);
    }

    @Test
    void an_inquiry_that_comes_to_nothing_moves_no_money() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = Coins.buy(mia, 330, "pm_card_visa").getString("id");
        String reference =
                stripe.books().intentsOf(recharge).getFirst().path("id").asText();
        String dispute = "dp_" + UUID.randomUUID();
        long owed = owed();
        tell(event("charge.dispute.created", dispute(dispute, reference, "warning_needs_response", false)));
        tell(event("charge.dispute.closed", dispute(dispute, reference, "warning_closed", false)));
        assertThat(owed()).isEqualTo(owed);
        TestServer.persona("finance")
                .asks()
                .get("/v1/disputes?recharge_id={recharge}", recharge)
                .then()
                .body("items[0].status", equalTo("closed"));
        tell(event("charge.dispute.created", dispute("dp_x", "pi_of_somebody_else", "needs_response", true)))
                .statusCode(200)
                .body("known", equalTo(false));
    }

    @Test
    void a_creator_with_a_connected_account_is_paid_and_a_return_comes_back() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 30_000);
        Coins.spend(books, clocks, markets, mia, juno, 30_000);
        TestServer.advanceDays(14);
        juno.asks()
                .body(Map.of(
                        "kind",
                        "stripe",
                        "account",
                        "acct_" + UUID.randomUUID().toString().replace("-", "")))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        String payout = juno.asks(Map.of("amount", Map.of("amount", 10_000, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestServer.persona("finance")
                .asks()
                .body(Map.of("decision", "approve"))
                .post("/v1/payouts/{id}/approval", payout)
                .then()
                .statusCode(200)
                .body("status", equalTo("sent"));

        tell(event("payout.paid", stripe.books().payoutIs(payout, "paid"))).body("known", equalTo(true));
        juno.asks().get("/v1/payouts/{id}", payout).then().body("status", equalTo("paid"));
        tell(event("payout.failed", stripe.books().payoutIs(payout, "failed"))).body("known", equalTo(true));
        juno.asks()
                .get("/v1/payouts/{id}", payout)
                .then()
                .body("status", equalTo("returned"))
                .body("return_reason", equalTo("account_closed"));
        assertThat(books.balance(Accounts.earningsAvailable(Coins.number(juno), Stream.LIVE, Asset.USD)))
                .isEqualTo(150_000_000);
        assertThat(stripe.books()
                        .transfersOf(payout)
                        .getFirst()
                        .path("reversed")
                        .asBoolean())
                .isTrue();
    }

    private long owed() {
        return books.balance(Accounts.providerReceivable(STRIPE, Asset.USD));
    }

    private long inDispute() {
        return books.balance(Accounts.disputeReceivable(STRIPE, Asset.USD));
    }

    private long[] pending(TestServer.Person creator) {
        var day = clocks.today(markets.get("US")).plusDays(books.rules().maturityDays());
        long number = PublicId.number("usr", creator.id());
        return books.balances(List.of(
                        Accounts.earningsPending(number, Stream.LIVE, Asset.USD, day),
                        Accounts.diamondsPending(number, Stream.LIVE, day)))
                .values();
    }

    @Test
    void nothing_is_sold_in_the_app_by_a_card() {
        TestServer.viewer()
                .asks(Map.of("coins", 330, "channel", "app", "payment_method", "pm_card_visa"))
                .post("/v1/recharges")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("channel"));
    }

    private static ValidatableResponse ask(TestServer.Person person, String method) {
        return person.asks(Map.of("coins", 330, "payment_method", method))
                .post("/v1/recharges")
                .then()
                .statusCode(201);
    }

    private ObjectNode dispute(String id, String payment, String status, boolean withdrawn) {
        ObjectNode dispute = json.createObjectNode()
                .put("id", id)
                .put("object", "dispute")
                .put("amount", 349)
                .put("currency", "usd")
                .put("payment_intent", payment)
                .put("reason", "fraudulent")
                .put("status", status);
        dispute.putObject("evidence_details").put("due_by", Instant.now().getEpochSecond() + 604_800);
        var movements = dispute.putArray("balance_transactions");
        if (withdrawn) {
            movements.addObject().put("amount", -349).put("fee", 1_500).put("currency", "usd");
        }
        return dispute;
    }

    private String event(String type, ObjectNode object) {
        ObjectNode event = json.createObjectNode()
                .put("id", "evt_" + UUID.randomUUID())
                .put("object", "event")
                .put("livemode", false)
                .put("type", type);
        event.putObject("data").set("object", object);
        return event.toString();
    }

    private static ValidatableResponse tell(String event) {
        return send(event, signature(StripeServer.WEBHOOK_SECRET, Instant.now().getEpochSecond(), event));
    }

    private static ValidatableResponse send(String event, String signature) {
        return TestServer.guest()
                .header("Stripe-Signature", signature)
                .body(event)
                .post(PATH)
                .then();
    }

    /** As Stripe documents it: HMAC-SHA-256 of time, a dot, and the body. */
    private static String signature(String secret, long at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "t=" + at + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
