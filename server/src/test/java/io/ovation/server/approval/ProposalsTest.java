package io.ovation.server.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ProposalsTest {
    private static final TestServer.Person ADA = TestServer.staff(Role.FINANCE);
    private static final TestServer.Person BEN = TestServer.staff(Role.FINANCE);
    private static final TestServer.Person SAM = TestServer.staff(Role.SUPPORT);

    @Inject
    Bookkeeper books;

    @Inject
    Database database;

    @Inject
    Sweeper sweeper;

    @Test
    void an_adjustment_is_posted_once_a_second_person_approved_and_never_before() {
        TestServer.Person juno = TestServer.creator();
        String id = propose(ADA, makingGood(juno))
                .statusCode(201)
                .body("id", startsWith("prop_"))
                .body("status", equalTo("open"))
                .body("summary", containsString("1.000000 USD: debit expenses:creator_share_cost:USD:US:"))
                .extract()
                .path("id");
        assertThat(earnings(juno)).isZero();
        decide(ADA, id, "approve").statusCode(403).body("code", equalTo("four_eyes"));
        decide(SAM, id, "approve").statusCode(403).body("code", equalTo("forbidden"));
        assertThat(earnings(juno)).isZero();
        String entry = decide(BEN, id, "approve")
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("result", startsWith("ent_"))
                .extract()
                .path("result");
        assertThat(earnings(juno)).isEqualTo(1_000_000);
        decide(BEN, id, "approve").statusCode(200).body("result", equalTo(entry));
        assertThat(earnings(juno)).isEqualTo(1_000_000);
        BEN.asks()
                .get("/v1/books/entries/{entry}", entry)
                .then()
                .statusCode(200)
                .body("references.proposal_id", equalTo(id))
                .body("references.user_id", equalTo(juno.id()));
        juno.asks()
                .get("/v1/earnings/statement")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("adjustment"))
                .body("items[0].diamonds", equalTo(200));
        ADA.asks().get("/v1/books/integrity").then().statusCode(200).body("invariants.holds", everyItem(equalTo(true)));
    }

    @Test
    void a_rejected_adjustment_moves_nothing_and_stays_rejected() {
        TestServer.Person juno = TestServer.creator();
        String id = propose(ADA, makingGood(juno)).extract().path("id");
        decide(BEN, id, "reject").statusCode(200).body("status", equalTo("rejected"));
        decide(BEN, id, "approve").statusCode(409).body("code", equalTo("proposal_decided"));
        sweeper.sweep(Instant.now().plusSeconds(60));
        assertThat(earnings(juno)).isZero();
        ADA.asks()
                .get("/v1/proposals/{id}", id)
                .then()
                .body("status", equalTo("rejected"))
                .body("decision_reason", equalTo("because"))
                .body("result", nullValue());
    }

    @Test
    void an_adjustment_that_the_books_refuse_has_failed_and_says_why() {
        TestServer.Person mia = TestServer.viewer();
        String id = propose(
                        ADA,
                        adjustment(Map.of(
                                "debit", Map.of("kind", "promo_wallet", "owner", mia.id()),
                                "credit", Map.of("kind", "promo_issuance", "owner", "US"),
                                "amount", "60")))
                .statusCode(201)
                .extract()
                .path("id");
        decide(BEN, id, "approve")
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("failure", containsString("INSUFFICIENT at movement 1"));
    }

    @Test
    void the_same_key_proposes_once_and_another_body_is_refused() {
        Map<String, Object> body = makingGood(TestServer.creator());
        String key = UUID.randomUUID().toString();
        String first = propose(ADA, key, body).statusCode(201).extract().path("id");
        propose(ADA, key, body).statusCode(201).body("id", equalTo(first));
        Map<String, Object> other = new HashMap<>(body);
        other.put("reason", "another");
        propose(ADA, key, other).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        ADA.asks()
                .body(body)
                .post("/v1/adjustments")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
    }

    @Test
    void two_who_decide_at_once_decide_one_thing() throws Exception {
        TestServer.Person juno = TestServer.creator();
        String id = propose(ADA, makingGood(juno)).extract().path("id");
        List<TestServer.Person> colleagues = IntStream.range(0, 4)
                .mapToObj(each -> TestServer.staff(Role.FINANCE))
                .toList();
        List<Callable<Integer>> decisions = new ArrayList<>();
        for (int i = 0; i < colleagues.size(); i++) {
            TestServer.Person who = colleagues.get(i);
            String what = i % 2 == 0 ? "approve" : "reject";
            decisions.add(() -> decide(who, id, what).extract().statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : together.invokeAll(decisions)) {
                statuses.add(each.get());
            }
        }
        assertThat(statuses).containsOnly(200, 409).contains(200, 409);
        String status = ADA.asks().get("/v1/proposals/{id}", id).path("status");
        assertThat(earnings(juno)).isEqualTo(status.equals("done") ? 1_000_000 : 0);
    }

    @Test
    void what_was_approved_before_a_crash_is_done_by_the_sweeper_once() {
        TestServer.Person juno = TestServer.creator();
        String id = propose(ADA, makingGood(juno)).extract().path("id");
        // As the process leaves it that dies right after the decision.
        database.useTransaction(handle -> handle.execute(
                "UPDATE approval_proposal SET status = 'approved', decided_by = 1, decided_at = now(),"
                        + " next_attempt_at = now() WHERE number = ?",
                PublicId.number(Proposal.PREFIX, id)));
        sweeper.sweep(Instant.now().plusSeconds(60));
        ADA.asks().get("/v1/proposals/{id}", id).then().body("status", equalTo("done"));
        sweeper.sweep(Instant.now().plusSeconds(600));
        assertThat(earnings(juno)).isEqualTo(1_000_000);
    }

    @Test
    void support_proposes_a_refund_after_the_window_and_finance_decides() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = recharge(mia);
        TestServer.advanceDays(15);
        mia.asks(Map.of("recharge_id", recharge))
                .post("/v1/refunds")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund_too_late"));
        String id = SAM.asks(Map.of("coins", 70, "reason", "bought by mistake"))
                .post("/v1/recharges/{id}/refund-proposals", recharge)
                .then()
                .statusCode(201)
                .body("kind", equalTo("refund"))
                .body("subject", equalTo(recharge))
                .extract()
                .path("id");
        decide(SAM, id, "approve").statusCode(403);
        String refund = decide(ADA, id, "approve")
                .statusCode(200)
                .body("status", equalTo("done"))
                .extract()
                .path("result");
        mia.asks()
                .get("/v1/refunds/{id}", refund)
                .then()
                .statusCode(200)
                .body("coins", equalTo(70))
                .body("status", equalTo("paid"));
        mia.asks().get("/v1/wallet").then().body("coins", equalTo(0));
    }

    @Test
    void a_refund_of_coins_that_were_spent_meanwhile_has_failed() {
        TestServer.Person mia = TestServer.viewer();
        String recharge = recharge(mia);
        String id = SAM.asks(Map.of("reason", "bought by mistake"))
                .post("/v1/recharges/{id}/refund-proposals", recharge)
                .path("id");
        mia.asks(Map.of("recharge_id", recharge)).post("/v1/refunds").then().statusCode(201);
        decide(ADA, id, "approve")
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("failure", containsString("spent or refunded"));
    }

    @Test
    void a_decision_is_in_the_audit_log_with_both_people() {
        String id = propose(ADA, makingGood(TestServer.creator())).extract().path("id");
        decide(BEN, id, "approve").statusCode(200);
        TestServer.asPlatform()
                .get("/v1/audit-log?subject=" + id)
                .then()
                .body("items.action", equalTo(List.of("adjustment.approved", "adjustment.proposed")))
                .body("items[0].actor.id", equalTo(id(BEN)))
                .body("items[1].actor.id", equalTo(id(ADA)))
                .body("items[1].details.reason", equalTo("show 12 broke down"));
    }

    @Test
    void what_can_never_be_posted_is_refused_before_anybody_has_to_decide() {
        TestServer.Person juno = TestServer.creator();
        refused(Map.of("movements", List.of(), "market", "US", "reason", "x"), "movements");
        refused(Map.of("movements", List.of(Map.of()), "market", "US", "reason", "x"), "movements");
        refused(Map.of("reason", "x"), "market");
        refused(with(juno, "amount", "1.0000001"), "amount");
        refused(with(juno, "amount", "-1"), "amount");
        refused(with(juno, "amount", "0"), "amount");
        refused(with(juno, "credit", Map.of("kind", "wallet", "owner", juno.id())), "kind");
        refused(with(juno, "credit", Map.of("kind", "bank", "owner", "1")), "asset");
        refused(with(juno, "credit", Map.of("kind", "bank", "asset", "USD", "owner", "usr_1")), "owner");
        refused(with(juno, "credit", Map.of("kind", "bank", "asset", "EUR", "owner", "1")), "movements");
        Map<String, Object> half = new HashMap<>(makingGood(juno));
        half.put("movements", List.of(((List<?>) half.get("movements")).getFirst()));
        refused(half, "movements");
        Map<String, Object> silent = new HashMap<>(makingGood(juno));
        silent.remove("reason");
        refused(silent, "reason");
    }

    private static void refused(Map<String, Object> body, String field) {
        propose(ADA, body).statusCode(400).body("field", equalTo(field));
    }

    /** The second movement of a good adjustment with another value. */
    private static Map<String, Object> with(TestServer.Person creator, String name, Object value) {
        Map<String, Object> movement = new HashMap<>(Map.of(
                "debit", Map.of("kind", "creator_share_cost", "asset", "USD", "owner", "US"),
                "credit", Map.of("kind", "fraud_loss", "asset", "USD", "owner", "US"),
                "amount", "1"));
        movement.put(name, value);
        return adjustment(movement);
    }

    private static Map<String, Object> makingGood(TestServer.Person creator) {
        return adjustment(
                Map.of(
                        "debit", Map.of("kind", "diamond_issuance", "owner", "US"),
                        "credit", Map.of("kind", "diamonds_available", "owner", creator.id()),
                        "amount", "200"),
                Map.of(
                        "debit", Map.of("kind", "creator_share_cost", "asset", "USD", "owner", "US"),
                        "credit", Map.of("kind", "earnings_available_live", "asset", "USD", "owner", creator.id()),
                        "amount", "1.00"));
    }

    @SafeVarargs
    private static Map<String, Object> adjustment(Map<String, Object>... movements) {
        return Map.of("market", "US", "movements", List.of(movements), "reason", "show 12 broke down");
    }

    private static String recharge(TestServer.Person mia) {
        return mia.asks(Map.of("coins", 70, "payment_method", "card_success"))
                .post("/v1/recharges")
                .then()
                .statusCode(201)
                .body("status", equalTo("succeeded"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse propose(TestServer.Person who, Map<String, Object> body) {
        return propose(who, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse propose(TestServer.Person who, String key, Map<String, Object> body) {
        return who.asks()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/adjustments")
                .then();
    }

    private static ValidatableResponse decide(TestServer.Person who, String id, String decision) {
        return who.asks(Map.of("decision", decision, "reason", "because"))
                .post("/v1/proposals/{id}/approval", id)
                .then();
    }

    private long earnings(TestServer.Person creator) {
        return books.balance(Accounts.earningsAvailable(PublicId.number("usr", creator.id()), Stream.LIVE, Asset.USD));
    }

    private static String id(TestServer.Person staff) {
        return staff.asks().get("/v1/me").then().statusCode(200).extract().path("id");
    }
}
