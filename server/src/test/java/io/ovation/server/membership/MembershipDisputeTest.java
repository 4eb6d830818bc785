package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.callback.CallbackInbox;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.Charges;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.payment.PaymentDisputes;
import io.ovation.server.store.Database;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payments of memberships and of gifts of them that cardholders take to their bank. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MembershipDisputeTest {
    @Inject
    Club club;

    @Inject
    Charges charges;

    @Inject
    PaymentDisputes disputes;

    @Inject
    CallbackInbox inbox;

    @Inject
    BillStore bills;

    @Inject
    TakeBacks takeBacks;

    @Inject
    Database database;

    @Test
    void while_a_dispute_is_open_a_membership_rests_and_when_it_is_won_every_day_comes_back() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        club.pass(id, 10);
        long[] owed = club.owed(id);
        check(juno, mia).body("member", equalTo(true));
        tell(charge(id), null);
        JsonPath open = Club.get(mia, id);
        assertThat(open.getString("status")).isEqualTo("disputed");
        check(juno, mia).body("member", equalTo(false));
        mia.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("membership_not_changeable"));
        club.pass(id, 5);
        assertThat(club.owed(id)).as("no day is earned while it rests").isEqualTo(owed);
        tell(charge(id), DisputeNews.Decision.WON);
        JsonPath won = Club.get(mia, id);
        assertThat(won.getString("status")).isEqualTo("active");
        assertThat(won.getString("period_end"))
                .as("five days later than it would have been")
                .isEqualTo(open.getString("period_end"));
        check(juno, mia).body("member", equalTo(true));
        Told.of(id, "membership.joined", "membership.disputed", "membership.dispute_won");
        mia.asks("{}").post("/v1/memberships/{id}/cancellation", id).then().statusCode(200);
        club.pass(id, 70);
        assertThat(club.owed(id)).containsExactly(0, 0, 0);
        assertThat(club.pending(juno, "USD")).isEqualTo(3_493_000);
    }

    @Test
    void a_lost_dispute_ends_it_and_takes_what_was_not_served_and_what_the_creator_has_pending() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        club.pass(id, 10);
        long pending = club.pending(juno, "USD");
        assertThat(pending).isPositive();
        tell(charge(id), null);
        tell(charge(id), DisputeNews.Decision.LOST);
        tell(charge(id), DisputeNews.Decision.LOST);
        JsonPath told = Told.of(
                id,
                "membership.disputed",
                "membership.dispute_lost",
                "membership.ended",
                "membership.share_taken_back");
        assertThat(told.getLong("items.find { it.type == 'membership.share_taken_back' }.data.share.micros"))
                .isEqualTo(pending);
        assertThat(told.getInt("items.find { it.type == 'membership.share_taken_back' }.data.days"))
                .isEqualTo(10);
        assertThat(told.getList("items.findAll { it.type == 'membership.dispute_lost' }"))
                .hasSize(1);
        JsonPath lost = Club.get(mia, id);
        assertThat(lost.getString("status")).isEqualTo("ended");
        assertThat(lost.getString("end_reason")).isEqualTo("disputed");
        assertThat(club.owed(id)).containsExactly(0, 0, 0);
        assertThat(club.pending(juno, "USD")).isZero();
        check(juno, mia).body("member", equalTo(false));
        JsonPath statement = juno.asks()
                .get("/v1/earnings/statement?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(statement.getList("items.findAll { it.kind == 'membership_day_taken_back' }"))
                .hasSize(10);
        // Whoever died after the entries and asks again changes nothing.
        for (long number : takeBacksOf(id)) {
            database.useTransaction(handle ->
                    handle.execute("UPDATE membership_take_back SET status = 'planned' WHERE number = ?", number));
            takeBacks.advance(number);
        }
        assertThat(club.pending(juno, "USD")).isZero();
    }

    @Test
    void what_another_payment_left_is_served_and_the_creator_keeps_what_it_earned() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String id = Club.join(mia, Club.tiers(juno).getFirst(), "card_success")
                .extract()
                .path("id");
        mia.asks(Map.of("tier_id", Club.tiers(juno).getLast()))
                .post("/v1/memberships/{id}/changes", id)
                .then()
                .statusCode(200);
        // 24.99 are owed, of which 4.99 go.
        tell(charge(id, BillKind.JOIN), DisputeNews.Decision.LOST);
        assertThat(club.owed(id)[0]).isEqualTo(20_000_000);
        assertThat(Club.get(mia, id).getString("status")).isEqualTo("active");
        assertThat(Club.get(mia, id).getString("at_period_end")).isEqualTo("end");
        assertThat(takeBacksOf(id)).as("no day was served").isEmpty();
        club.pass(id, 40);
        assertThat(club.owed(id)).containsExactly(0, 0, 0);
        assertThat(club.pending(juno, "USD")).isEqualTo(14_000_000L);
    }

    @Test
    void a_gift_paid_with_a_stolen_card_rests_and_ends_for_everybody_and_nobody_earns_by_it() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person thief = TestServer.viewer();
        List<TestServer.Person> friends = List.of(TestServer.viewer(), TestServer.viewer(), TestServer.viewer());
        List<String> tiers = Club.tiers(juno);
        String gift = thief.asks(Map.of(
                        "tier_id",
                        tiers.getFirst(),
                        "receiver_ids",
                        friends.stream().map(TestServer.Person::id).toList(),
                        "payment_method",
                        "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Told.of(gift, "membership.gift.done");
        List<String> given = new ArrayList<>();
        friends.forEach(friend ->
                given.add(friend.asks().get("/v1/memberships").then().extract().path("items[0].id")));
        club.pass(given.getFirst(), 5);
        assertThat(club.pending(juno, "USD")).isPositive();
        // The last one paid for a dearer tier: 24.99, of which 4.99 are the gift's.
        friends.getLast()
                .asks(Map.of("tier_id", tiers.getLast(), "payment_method", "card_success"))
                .post("/v1/memberships/{id}/changes", given.getLast())
                .then()
                .statusCode(200);
        long charge =
                database.withHandle(handle -> GiftStore.charge(handle, PublicId.number(MembershipGift.PREFIX, gift)));

        tell(charge, null);
        for (int i = 0; i < friends.size(); i++) {
            assertThat(Club.get(friends.get(i), given.get(i)).getString("status"))
                    .isEqualTo("disputed");
            check(juno, friends.get(i)).body("member", equalTo(false));
        }
        tell(charge, DisputeNews.Decision.LOST);
        Told.of(given.get(0), "membership.dispute_lost", "membership.ended", "membership.share_taken_back");
        Told.of(given.get(1), "membership.dispute_lost", "membership.ended");
        for (String ended : given.subList(0, 2)) {
            await(() -> club.owed(ended)[0] == 0);
            assertThat(club.owed(ended)).containsExactly(0, 0, 0);
        }
        assertThat(Club.get(friends.getFirst(), given.getFirst()).getString("end_reason"))
                .isEqualTo("disputed");
        await(() -> club.owed(given.getLast())[0] == 20_000_000);
        assertThat(Club.get(friends.getLast(), given.getLast()).getString("status"))
                .as("what they paid themselves is served")
                .isEqualTo("active");
        assertThat(club.owed(gift, MembershipGift.PREFIX, "USD")).containsExactly(0, 0, 0);
        assertThat(club.pending(juno, "USD")).isZero();
    }

    @Test
    void months_that_are_given_while_their_payment_is_in_dispute_rest_from_the_start() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ana = TestServer.viewer();
        String gift = mia.asks(Map.of(
                        "tier_id",
                        Club.tiers(juno).getFirst(),
                        "receiver_ids",
                        List.of(ana.id()),
                        "payment_method",
                        "card_3ds"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        long number = PublicId.number(MembershipGift.PREFIX, gift);
        database.useTransaction(handle -> GiftStore.setDisputed(handle, number, 77L));
        long charge = database.withHandle(handle -> GiftStore.charge(handle, number));
        mia.asks(Map.of("passed", true))
                .post(charges.find(charge).orElseThrow().nextAction().url())
                .then()
                .statusCode(200);
        Told.of(gift, "membership.gift.done");
        JsonPath own = ana.asks().get("/v1/memberships").then().extract().jsonPath();
        assertThat(own.getString("items[0].status")).isEqualTo("disputed");
        check(juno, ana).body("member", equalTo(false));
    }

    private long charge(String membership) {
        return charge(membership, BillKind.JOIN);
    }

    private long charge(String membership, BillKind kind) {
        Long charge = bills.of(PublicId.number(Membership.PREFIX, membership), 10).stream()
                .filter(bill -> bill.kind() == kind)
                .findFirst()
                .orElseThrow()
                .charge();
        return charge == null ? 0 : charge;
    }

    /** The provider tells of the dispute of a charge. */
    private void tell(long number, DisputeNews.@Nullable Decision decision) {
        Charge charge = charges.find(number).orElseThrow();
        String reference = charge.providerReference();
        inbox.take(
                charge.provider(),
                disputes.event(
                        "evt_" + UUID.randomUUID(),
                        "dispute",
                        new DisputeNews(
                                charge.provider(),
                                "dp_" + charge.id(),
                                reference == null ? "" : reference,
                                charge.amount(),
                                charge.currency(),
                                1_500,
                                charge.currency(),
                                "fraudulent",
                                null,
                                true,
                                decision)),
                Instant.now());
    }

    private List<Long> takeBacksOf(String membership) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT number FROM membership_take_back WHERE membership = :membership")
                        .bind("membership", PublicId.number(Membership.PREFIX, membership))
                        .mapTo(Long.class)
                        .list());
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it does not come about").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static ValidatableResponse check(TestServer.Person creator, TestServer.Person user) {
        return TestServer.asPlatform()
                .get("/v1/memberships/check?creator={creator}&user={user}", creator.id(), user.id())
                .then()
                .statusCode(200);
    }
}
