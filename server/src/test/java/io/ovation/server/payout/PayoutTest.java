package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PayoutTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    SandboxBank bank;

    @Inject
    Payouts payouts;

    @Test
    @Tag("slow")
    void a_payout_is_asked_approved_by_another_person_sent_and_paid() throws InterruptedException {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "bank_ok").statusCode(200).body("frozen_until", nullValue());
        String id = ask(juno, "k", Map.of("amount", Map.of("amount", 10_000, "currency", "USD")))
                .statusCode(201)
                .body("id", startsWith("pay_"))
                .body("status", equalTo("asked"))
                .body("amount.amount", equalTo(10_000))
                .body("diamonds", equalTo(20_000))
                .body("destination.account", equalTo("bank_ok"))
                .body("asked_at", notNullValue())
                .body("expected_by", notNullValue())
                .body("history.status", contains("asked"))
                .extract()
                .path("id");
        assertThat(available(juno)).containsExactly(50_000_000, 1_000_000);
        TestServer.Person ada = TestServer.persona("finance");
        ada.asks()
                .get("/v1/payouts?scope=review&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        decide(ada, id, "approve").statusCode(200);
        await(juno, id, "paid");
        juno.asks()
                .get("/v1/payouts/{id}", id)
                .then()
                .body("history.status", contains("asked", "approved", "sent", "paid"))
                .body("expected_by", nullValue());
        assertThat(available(juno)).containsExactly(50_000_000, 1_000_000);
        assertThat(inPayout(id)).containsExactly(0, 0);
        juno.asks().get("/v1/earnings").then().body("paid_out.micros", equalTo(100_000_000));
        // The same decision again changes nothing, another one is too late.
        decide(ada, id, "approve").statusCode(200).body("status", equalTo("paid"));
        decide(ada, id, "reject").statusCode(409).body("code", equalTo("payout_decided"));
    }

    @Test
    @Tag("slow")
    void what_the_bank_returns_is_available_again_before_and_after_it_was_paid() throws InterruptedException {
        for (String account : List.of("bank_returns", "bank_returns_late")) {
            TestServer.Person juno = creatorWith(30_000);
            account(juno, account).statusCode(200);
            String id = ask(juno, "k", Map.of()).statusCode(201).extract().path("id");
            assertThat(available(juno)).containsExactly(0, 0);
            decide(TestServer.persona("finance"), id, "approve").statusCode(200);
            await(juno, id, "returned");
            juno.asks()
                    .get("/v1/payouts/{id}", id)
                    .then()
                    .body("return_reason", equalTo("account_closed"))
                    .body(
                            "history.status",
                            account.equals("bank_returns")
                                    ? contains("asked", "approved", "sent", "returned")
                                    : contains("asked", "approved", "sent", "paid", "returned"));
            assertThat(available(juno)).containsExactly(150_000_000, 3_000_000);
            assertThat(inPayout(id)).containsExactly(0, 0);
            juno.asks().get("/v1/earnings").then().body("paid_out.micros", equalTo(0));
        }
    }

    @Test
    void a_rejected_payout_is_available_again() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "bank_ok");
        String id = ask(juno, "k", Map.of()).statusCode(201).extract().path("id");
        TestServer.Person ada = TestServer.persona("finance");
        ada.asks()
                .body(Map.of("decision", "reject", "reason", "name does not match"))
                .post("/v1/payouts/{id}/approval", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("decision_reason", equalTo("name does not match"))
                .body("history.status", contains("asked", "rejected"));
        assertThat(available(juno)).containsExactly(150_000_000, 3_000_000);
        assertThat(inPayout(id)).containsExactly(0, 0);
        // What was rejected does not count towards the day.
        ask(juno, "k2", Map.of()).statusCode(201);
    }

    @Test
    void without_an_amount_as_much_as_today_allows_is_paid_in_whole_cents() {
        TestServer.Person juno = creatorWith(20_001);
        account(juno, "bank_ok");
        // 20,001 diamonds are 100.005 USD: the half cent and its diamond stay.
        ask(juno, "k", Map.of()).statusCode(201).body("amount.amount", equalTo(10_000));
        assertThat(available(juno)).containsExactly(5_000, 100);
    }

    @Test
    void the_limits_hold_and_nothing_changes_when_they_refuse() {
        TestServer.Person juno = creatorWith(300_000); // 1,500 USD
        ask(juno, "a", amount(10_000)).statusCode(409).body("code", equalTo("payout_account_missing"));
        account(juno, "bank_ok");
        ask(juno, "b", amount(9_999)).statusCode(409).body("code", equalTo("payout_below_minimum"));
        ask(juno, "c", amount(0)).statusCode(409).body("code", equalTo("payout_below_minimum"));
        ask(juno, "d", amount(-10_000)).statusCode(409).body("code", equalTo("payout_below_minimum"));
        ask(juno, "e", amount(100_001)).statusCode(409).body("code", equalTo("payout_above_daily_maximum"));
        ask(juno, "f", Map.of("amount", Map.of("amount", 10_000, "currency", "EUR")))
                .statusCode(400)
                .body("code", equalTo("field_invalid"));
        ask(juno, "g", Map.of("sum", 1)).statusCode(400).body("code", equalTo("unknown_field"));
        juno.asks()
                .body(amount(10_000))
                .post("/v1/payouts")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        assertThat(available(juno)).containsExactly(1_500_000_000, 30_000_000);
        juno.asks().get("/v1/payouts").then().body("items", hasSize(0));

        ask(juno, "h", amount(60_000)).statusCode(201);
        ask(juno, "i", amount(40_001)).statusCode(409).body("code", equalTo("payout_above_daily_maximum"));
        ask(juno, "j", Map.of()).statusCode(201).body("amount.amount", equalTo(40_000));
        TestServer.advanceDays(1);
        ask(juno, "k", amount(50_001)).statusCode(409).body("code", equalTo("insufficient_earnings"));
        ask(juno, "l", amount(50_000)).statusCode(201);
        assertThat(available(juno)).containsExactly(0, 0);
    }

    @Test
    void two_payouts_at_once_cannot_pass_the_daily_maximum_together() throws Exception {
        TestServer.Person juno = creatorWith(300_000);
        account(juno, "bank_ok");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String key = "k" + i;
                clicks.add(() -> ask(juno, key, amount(60_000)).extract().statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(clicks)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409);
        }
        assertThat(available(juno)).containsExactly(900_000_000, 18_000_000);
    }

    @Test
    void the_same_key_asks_once() {
        TestServer.Person juno = creatorWith(60_000);
        account(juno, "bank_ok");
        String id = ask(juno, "same", amount(10_000)).statusCode(201).extract().path("id");
        ask(juno, "same", amount(10_000)).statusCode(201).body("id", equalTo(id));
        ask(juno, "same", amount(10_001)).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        assertThat(available(juno)[0]).isEqualTo(200_000_000);
        juno.asks().get("/v1/payouts").then().body("items.id", contains(id));
    }

    @Test
    void a_changed_account_is_frozen_for_72_hours() {
        TestServer.Person juno = creatorWith(30_000);
        juno.asks().get("/v1/payout-account").then().statusCode(404).body("code", equalTo("not_found"));
        account(juno, "bank_ok").body("frozen_until", nullValue());
        account(juno, "bank_ok").body("frozen_until", nullValue());
        account(juno, "bank_returns").statusCode(200).body("frozen_until", notNullValue());
        ask(juno, "a", Map.of()).statusCode(409).body("code", equalTo("payout_account_frozen"));
        TestServer.advanceDays(2);
        ask(juno, "b", Map.of()).statusCode(409).body("code", equalTo("payout_account_frozen"));
        assertThat(available(juno)[0]).isEqualTo(150_000_000);
        TestServer.advanceDays(1);
        ask(juno, "c", Map.of()).statusCode(201);
        account(juno, "swiss_vault").statusCode(400).body("code", equalTo("field_invalid"));
        juno.asks()
                .body(Map.of("account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(400)
                .body("field", equalTo("kind"));
    }

    @Test
    void nobody_decides_on_their_own_payout() {
        String externalId = "finance-creator-" + UUID.randomUUID();
        TestServer.Person both = TestServer.person(
                externalId, Map.of("name", "Ada Too", "market", "US", "followers", 50_000, "birth_date", "1990-01-01"));
        earn(both, 30_000);
        account(both, "bank_ok");
        String id = ask(both, "k", Map.of()).statusCode(201).extract().path("id");
        decide(both, id, "approve").statusCode(403).body("code", equalTo("forbidden"));
        assertThat(payouts.get(Coins.number(both), false, PublicId.number("pay", id))
                        .status())
                .isEqualTo(PayoutStatus.ASKED);
        // Even with the role, it may not be one's own.
        assertThatThrownBy(() -> payouts.decide(
                        Caller.user(Coins.number(both), Set.of(Role.FINANCE)),
                        PublicId.number("pay", id),
                        new FourEyes.Decision(true, null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FOUR_EYES));
        assertThat(available(both)).containsExactly(0, 0);
    }

    @Test
    void who_may_not_see_or_do_it_is_told_so() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "bank_ok");
        String id = ask(juno, "k", Map.of()).extract().path("id");
        TestServer.Person other = TestServer.creator();
        other.asks().get("/v1/payouts/{id}", id).then().statusCode(404).body("code", equalTo("not_found"));
        other.asks().get("/v1/payouts").then().statusCode(200).body("items", hasSize(0));
        other.asks().get("/v1/payouts?scope=review").then().statusCode(403).body("code", equalTo("forbidden"));
        other.asks().get("/v1/payouts?scope=all").then().statusCode(400).body("code", equalTo("field_invalid"));
        decide(other, id, "approve").statusCode(403).body("code", equalTo("forbidden"));
        TestServer.Person viewer = TestServer.viewer();
        ask(viewer, "k", Map.of()).statusCode(403).body("code", equalTo("forbidden"));
        account(viewer, "bank_ok").statusCode(403).body("code", equalTo("forbidden"));
        TestServer.guest().get("/v1/payouts").then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.Person ada = TestServer.persona("finance");
        ada.asks().get("/v1/payouts/{id}", id).then().statusCode(200).body("creator.id", equalTo(juno.id()));
        decide(ada, id, "perhaps").statusCode(400).body("code", equalTo("field_invalid"));
        decide(ada, "pay_0000000000000", "approve").statusCode(404).body("code", equalTo("not_found"));
        juno.asks().get("/v1/payouts/{id}", id).then().body("status", equalTo("asked"));
    }

    @Test
    void callbacks_that_the_bank_did_not_sign_change_nothing() {
        String body = "{\"id\": \"evt_1\", \"type\": \"transfer.paid\", \"payout\": \"pay_0000000000000\"}";
        TestServer.guest()
                .header(CallbackSignature.HEADER, CallbackSignature.sign("other", Instant.now(), body))
                .body(body)
                .post(SandboxBankSource.PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("callback_signature_invalid"));
        TestServer.guest()
                .header(CallbackSignature.HEADER, CallbackSignature.sign(bank.secret(), Instant.now(), body))
                .body(body)
                .post(SandboxBankSource.PATH)
                .then()
                .statusCode(200)
                .body("known", equalTo(false));
    }

    private TestServer.Person creatorWith(long diamonds) {
        TestServer.Person juno = TestServer.creator();
        earn(juno, diamonds);
        return juno;
    }

    private void earn(TestServer.Person creator, long diamonds) {
        for (long left = diamonds; left > 0; left -= 100_000) {
            TestServer.Person mia = TestServer.viewer();
            Coins.buy(mia, Math.min(left, 100_000));
            Coins.spend(books, clocks, markets, mia, creator, Math.min(left, 100_000));
        }
        TestServer.advanceDays(14);
        assertThat(available(creator)).containsExactly(diamonds * 5_000, diamonds * 100);
    }

    private long[] available(TestServer.Person creator) {
        long number = Coins.number(creator);
        return books.balances(List.of(
                        Accounts.earningsAvailable(number, Stream.LIVE, Asset.USD),
                        Accounts.diamondsAvailable(number, Stream.LIVE)))
                .values();
    }

    private long[] inPayout(String id) {
        long number = PublicId.number("pay", id);
        return books.balances(List.of(Accounts.payoutClearing(number, Asset.USD), Accounts.diamondsReserved(number)))
                .values();
    }

    private static Map<String, Object> amount(long cents) {
        return Map.of("amount", Map.of("amount", cents, "currency", "USD"));
    }

    private static ValidatableResponse ask(TestServer.Person person, String key, Object body) {
        return person.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/payouts")
                .then();
    }

    private static ValidatableResponse account(TestServer.Person person, String account) {
        return person.asks()
                .body(Map.of("kind", "sandbox_bank", "account", account))
                .put("/v1/payout-account")
                .then();
    }

    private static ValidatableResponse decide(TestServer.Person person, String id, String decision) {
        return person.asks()
                .body(Map.of("decision", decision))
                .post("/v1/payouts/{id}/approval", id)
                .then();
    }

    private static void await(TestServer.Person person, String id, String status) throws InterruptedException {
        String seen = "";
        for (int i = 0; i < 300 && !seen.equals(status); i++) {
            Thread.sleep(100);
            seen = person.asks().get("/v1/payouts/{id}", id).then().extract().path("status");
        }
        assertThat(seen).isEqualTo(status);
    }
}
