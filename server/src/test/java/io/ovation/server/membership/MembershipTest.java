package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.server.TestServer;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MembershipTest {
    @Inject
    Club club;

    @Test
    void a_creator_begins_with_three_tiers_and_offers_six_at_most() {
        TestServer.Person juno = TestServer.creator();
        assertThat(Club.tiers(juno)).hasSize(3).isEqualTo(Club.tiers(juno));
        juno.asks()
                .get("/v1/membership-tiers")
                .then()
                .body("items.prices.USD", contains(499, 999, 2499))
                .body("share_percent", equalTo(70.0f));
        for (int i = 0; i < 3; i++) {
            juno.asks(Map.of("name", "More " + i, "price", 3_000 + i))
                    .post("/v1/membership-tiers")
                    .then()
                    .statusCode(201)
                    .body("rank", equalTo(4 + i))
                    .body("prices.JPY", notNullValue());
        }
        juno.asks(Map.of("name", "Seventh", "price", 4_000))
                .post("/v1/membership-tiers")
                .then()
                .statusCode(409)
                .body("code", equalTo("tiers_too_many"));
        juno.asks(Map.of("name", "Cheap", "price", 1))
                .post("/v1/membership-tiers")
                .then()
                .statusCode(409);
    }

    @Test
    void joining_is_paid_owed_to_the_member_and_told() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        String id = Club.join(mia, tier, "card_success")
                .body("status", equalTo("active"))
                .body("price.amount", equalTo(499))
                .body("month", equalTo(1))
                .body("perks", hasItem("comments"))
                .body("last_bill.status", equalTo("paid"))
                .body("last_bill.creator_percent", equalTo(70.0f))
                .body("last_bill.entry_id", startsWith("ent_"))
                .extract()
                .path("id");
        assertThat(club.owed(id)).containsExactly(4_990_000, 0, 440_000);
        JsonPath told = Told.of(id, "membership.joined");
        assertThat(told.getString("items[0].data.member_id")).isEqualTo(mia.id());
        mia.asks(Map.of("tier_id", tier, "payment_method", "card_success"))
                .post("/v1/memberships")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_member"));
        juno.asks(Map.of("tier_id", tier, "payment_method", "card_success"))
                .post("/v1/memberships")
                .then()
                .statusCode(403)
                .body("code", equalTo("membership_of_self"));
        juno.asks()
                .get("/v1/creators/{id}/members", juno.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].user.id", equalTo(mia.id()))
                .body("items[0].source", equalTo("paid"));
        mia.asks().get("/v1/creators/{id}/members", juno.id()).then().statusCode(403);
        mia.asks()
                .get("/v1/creators/{id}/membership", juno.id())
                .then()
                .body("tiers", hasSize(3))
                .body("membership.id", equalTo(id));
    }

    @Test
    void one_key_is_one_membership_however_often_and_at_once_it_is_sent() throws Exception {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> once = () -> mia.asks()
                    .header("Idempotency-Key", "one-key")
                    .body(Map.of("tier_id", tier, "payment_method", "card_success"))
                    .post("/v1/memberships")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            List<String> ids = threads.invokeAll(Collections.nCopies(6, once)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
            assertThat(club.owed(ids.getFirst())).containsExactly(4_990_000, 0, 440_000);
        }
        mia.asks()
                .header("Idempotency-Key", "one-key")
                .body(Map.of("tier_id", Club.tiers(juno).getLast(), "payment_method", "card_success"))
                .post("/v1/memberships")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void a_declined_card_is_an_answer_and_another_card_may_follow() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        String declined = Club.join(mia, tier, "card_declined")
                .body("status", equalTo("ended"))
                .body("end_reason", equalTo("never_paid"))
                .body("last_bill.status", equalTo("unpaid"))
                .body("last_bill.reason", equalTo("card_declined"))
                .body("perks", hasSize(0))
                .extract()
                .path("id");
        assertThat(club.owed(declined)).containsExactly(0, 0, 0);
        Club.join(mia, tier, "card_success").body("status", equalTo("active"));
    }

    @Test
    void three_d_secure_asks_the_member_first() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_3ds")
                .body("status", equalTo("pending"))
                .body("last_bill.status", equalTo("requires_action"))
                .body("last_bill.next_action.type", equalTo("redirect"))
                .extract()
                .path("id");
        mia.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("membership_busy"));
        String url = Club.get(mia, id).getString("last_bill.next_action.url");
        mia.asks(Map.of("passed", true)).post(url).then().statusCode(200);
        Told.of(id, "membership.joined");
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("active");
    }

    @Test
    void days_are_earned_one_by_one_and_the_last_empties_what_was_owed() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person lena = TestServer.person("DE", "1990-01-01", 0);
        String id = Club.join(lena, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        assertThat(club.owed(id, "mem", "EUR")).containsExactly(4_190_000, 800_000, 390_000);
        LocalDate start = LocalDate.parse(Club.get(lena, id).getString("period_start"));
        int days = (int) ChronoUnit.DAYS.between(
                start, LocalDate.parse(Club.get(lena, id).getString("period_end")));
        lena.asks("{}").post("/v1/memberships/{id}/cancellation", id).then().statusCode(200);
        club.pass(id, 10);
        long left = 4_190_000 - 4_190_000L * 10 / days;
        assertThat(club.owed(id, "mem", "EUR")[0]).isEqualTo(left);
        club.pass(id, 60);
        assertThat(club.owed(id, "mem", "EUR")).containsExactly(0, 0, 0);
        assertThat(club.pending(juno, "EUR")).isEqualTo(4_190_000 * 7 / 10);
        assertThat(Club.get(lena, id).getString("status")).isEqualTo("ended");
        assertThat(Club.get(lena, id).getString("end_reason")).isEqualTo("cancelled");
        Told.of(id, "membership.cancelled", "membership.ended");
    }

    @Test
    void an_upgrade_charges_the_difference_and_begins_a_new_month() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        String id = Club.join(mia, tiers.getFirst(), "card_success").extract().path("id");
        club.pass(id, 10);
        long left = club.owed(id)[0];
        JsonPath quote = mia.asks()
                .get("/v1/memberships/{id}/change-quote?tier_id={tier}", id, tiers.getLast())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(quote.getBoolean("upgrade")).isTrue();
        long credit = quote.getLong("credit.amount");
        assertThat(credit).isBetween(320L, 345L);
        assertThat(quote.getLong("charge.amount")).isEqualTo(2_499 - credit);
        mia.asks(Map.of("tier_id", tiers.getLast(), "confirmed_charge", Map.of("amount", 1, "currency", "USD")))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("price_changed"));
        mia.asks(Map.of("tier_id", tiers.getLast(), "confirmed_charge", quote.getMap("charge")))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(200)
                .body("tier.id", equalTo(tiers.getLast()))
                .body("last_bill.kind", equalTo("upgrade"))
                .body("last_bill.status", equalTo("paid"))
                .body("perks", hasItem("shout_out"));
        assertThat(club.owed(id)[0]).isEqualTo(left + (2_499 - credit) * 10_000);
        juno.asks().get("/v1/shout-outs").then().body("items.reason", contains("upgraded"));
        Told.of(id, "membership.upgraded");
    }

    @Test
    void a_cheaper_tier_waits_for_the_next_month() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        String id = Club.join(mia, tiers.get(1), "card_success").extract().path("id");
        mia.asks(Map.of("tier_id", tiers.getFirst()))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(200)
                .body("tier.id", equalTo(tiers.get(1)))
                .body("next_tier.id", equalTo(tiers.getFirst()));
        club.pass(id, 31);
        JsonPath after = Club.get(mia, id);
        assertThat(after.getString("tier.id")).isEqualTo(tiers.getFirst());
        assertThat(after.getInt("price.amount")).isEqualTo(499);
        assertThat(after.getString("last_bill.kind")).isEqualTo("renewal");
        assertThat(after.getInt("last_bill.amount.amount")).isEqualTo(499);
        Told.of(id, "membership.change_planned", "membership.renewed");
    }

    @Test
    void leaving_at_once_returns_what_was_not_served_to_the_payments_it_came_from() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person lena = TestServer.person("DE", "1990-01-01", 0);
        List<String> tiers = Club.tiers(juno);
        String id = Club.join(lena, tiers.getFirst(), "card_success").extract().path("id");
        lena.asks(Map.of("tier_id", tiers.getLast()))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(200);
        club.pass(id, 1);
        lena.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ended"))
                .body("end_reason", equalTo("refunded"));
        assertThat(club.owed(id, "mem", "EUR")).containsExactly(0, 0, 0);
        JsonPath bills = lena.asks()
                .get("/v1/memberships/{id}/bills", id)
                .then()
                .extract()
                .jsonPath();
        assertThat(bills.getList("items.kind")).containsExactly("upgrade", "join");
        // 24.99 for a month, one day of which was served; the join's 4.99 gets what the upgrade's 20.00 cannot take.
        assertThat(bills.getInt("items[0].refunded.amount")).isEqualTo(2_000);
        assertThat(bills.getInt("items[1].refunded.amount")).isBetween(410, 420);
        Told.of(id, "membership.refunded");
    }

    @Test
    void money_that_cannot_be_returned_is_served_after_all() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_refund_fails")
                .extract()
                .path("id");
        club.pass(id, 5);
        long[] before = club.owed(id);
        mia.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("at_period_end", equalTo("end"));
        assertThat(club.owed(id)).isEqualTo(before);
        Told.of(id, "membership.refund_failed");
        club.pass(id, 60);
        assertThat(club.owed(id)).containsExactly(0, 0, 0);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("ended");
    }

    @Test
    void a_pause_rests_and_its_end_is_charged() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        mia.asks(Map.of("months", 4))
                .post("/v1/memberships/{id}/pause", id)
                .then()
                .statusCode(400);
        mia.asks(Map.of("months", 1))
                .post("/v1/memberships/{id}/pause", id)
                .then()
                .statusCode(200)
                .body("at_period_end", equalTo("pause"));
        club.pass(id, 31);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("paused");
        check(juno, mia).body("member", equalTo(false));
        club.pass(id, 31);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("active");
        assertThat(Club.get(mia, id).getString("last_bill.kind")).isEqualTo("resumption");
        Told.of(id, "membership.pause_planned", "membership.paused", "membership.resumed");
    }

    @Test
    void a_renewal_that_is_declined_keeps_perks_in_grace_is_tried_again_and_lapses() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_renewal_declined")
                .extract()
                .path("id");
        club.pass(id, 31);
        JsonPath due = Club.get(mia, id);
        assertThat(due.getString("status")).isEqualTo("past_due");
        assertThat(due.getString("last_bill.reason")).isEqualTo("card_declined");
        check(juno, mia).body("member", equalTo(true));
        club.pass(id, 7);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("past_due");
        club.pass(id, 3);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("ended");
        assertThat(Club.get(mia, id).getString("end_reason")).isEqualTo("lapsed");
        assertThat(club.owed(id)).containsExactly(0, 0, 0);
        check(juno, mia).body("member", equalTo(false));
        Told.of(id, "membership.payment_failed", "membership.lapsed");
    }

    @Test
    void another_attempt_may_succeed_and_the_month_goes_on_from_where_it_ended() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_renewal_insufficient_funds")
                .extract()
                .path("id");
        JsonPath first = Club.get(mia, id);
        club.pass(id, (int) ChronoUnit.DAYS.between(
                LocalDate.parse(first.getString("period_start")), LocalDate.parse(first.getString("period_end"))));
        String due = Club.get(mia, id).getString("period_end");
        club.pass(id, 1);
        assertThat(Club.get(mia, id).getInt("last_bill.attempt")).isEqualTo(2);
        club.pass(id, 2);
        JsonPath paid = Club.get(mia, id);
        assertThat(paid.getString("status")).isEqualTo("active");
        assertThat(paid.getInt("last_bill.attempt")).isEqualTo(3);
        assertThat(LocalDate.parse(paid.getString("period_start")))
                .isEqualTo(LocalDate.parse(due).minusDays(3));
    }

    @Test
    void who_is_past_due_may_pay_with_another_card() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_renewal_declined")
                .extract()
                .path("id");
        mia.asks("{}").post("/v1/memberships/{id}/payments", id).then().statusCode(409);
        club.pass(id, 31);
        mia.asks(Map.of("payment_method", "card_success"))
                .post("/v1/memberships/{id}/payments", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("payment_method", equalTo("card_success"));
        club.pass(id, 31);
        assertThat(Club.get(mia, id).getString("last_bill.status")).isEqualTo("paid");
    }

    @Test
    void somebody_elses_membership_is_not_found_and_bad_input_changes_nothing() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        TestServer.Person other = TestServer.viewer();
        other.asks().get("/v1/memberships/{id}", id).then().statusCode(404);
        other.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(404);
        mia.asks(Map.of("at", "yesterday"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(400)
                .body("field", equalTo("at"));
        mia.asks(Map.of("tier_id", "tier_nothing"))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(400);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("active");
        mia.asks("{}").post("/v1/memberships/{id}/cancellation", id).then().body("at_period_end", equalTo("end"));
        mia.asks()
                .delete("/v1/memberships/{id}/plans", id)
                .then()
                .statusCode(200)
                .body("at_period_end", equalTo("renew"))
                .body("next_tier", nullValue());
    }

    private static io.restassured.response.ValidatableResponse check(
            TestServer.Person creator, TestServer.Person user) {
        return TestServer.asPlatform()
                .get("/v1/memberships/check?creator={creator}&user={user}", creator.id(), user.externalId())
                .then()
                .statusCode(200);
    }
}
