package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.gift.Socket;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.User;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MembershipGiftTest {
    @Inject
    Club club;

    @Inject
    Stage stage;

    @Test
    void named_people_get_a_month_each_and_one_payment_pays_for_all() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ana = TestServer.viewer();
        TestServer.Person bo = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        String gift = mia.asks(Map.of(
                        "tier_id", tier, "receiver_ids", List.of(ana.id(), bo.id()), "payment_method", "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo(998))
                .extract()
                .path("id");
        JsonPath done = done(mia, gift);
        assertThat(done.getInt("given")).isEqualTo(2);
        assertThat(club.owed(gift, MembershipGift.PREFIX, "USD")).containsExactly(0, 0, 0);
        JsonPath own = ana.asks().get("/v1/memberships").then().extract().jsonPath();
        assertThat(own.getString("items[0].status")).isEqualTo("active");
        assertThat(own.getString("items[0].gift_id")).isEqualTo(gift);
        assertThat(own.getString("items[0].at_period_end")).isEqualTo("end");
        String membership = own.getString("items[0].id");
        assertThat(club.owed(membership)[0]).isEqualTo(4_990_000);
        club.pass(membership, 31);
        assertThat(club.owed(membership)).containsExactly(0, 0, 0);
        assertThat(Club.get(ana, membership).getString("end_reason")).isEqualTo("gift_over");
        Told.of(membership, "membership.given", "membership.ended");
        Told.of(gift, "membership.gift.done");
        mia.asks(Map.of("tier_id", tier, "receiver_ids", List.of(bo.id()), "payment_method", "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_member"));
        mia.asks(Map.of("tier_id", tier, "receiver_ids", List.of(mia.id()), "payment_method", "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(400);
    }

    @Test
    void viewers_are_drawn_so_that_anybody_can_do_it_again_and_what_nobody_gets_goes_back() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person member = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        Club.join(member, tier, "card_success");
        String live = stage.liveOf(juno);
        List<Socket> sockets = new ArrayList<>();
        List<TestServer.Person> viewers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            viewers.add(TestServer.viewer());
            sockets.add(Socket.join(live, viewers.get(i).token()));
        }
        for (TestServer.Person other : List.of(mia, member, juno)) {
            sockets.add(Socket.join(live, other.token()));
        }
        try {
            String two = give(mia, tier, live, 2);
            JsonPath drawn = done(mia, two);
            assertThat(drawn.getInt("candidates"))
                    .as("neither giver, creator nor member")
                    .isEqualTo(3);
            byte[] seed = HexFormat.of().parseHex(drawn.getString("seed"));
            assertThat(Draw.commitment(seed)).isEqualTo(drawn.getString("commitment"));
            List<String> expected = Draw.order(
                            seed,
                            viewers.stream()
                                    .map(each -> PublicId.number(User.PREFIX, each.id()))
                                    .toList())
                    .stream()
                    .limit(2)
                    .map(ticket -> PublicId.of(User.PREFIX, ticket.user()))
                    .toList();
            assertThat(drawn.getList("receivers.user.id", String.class)).isEqualTo(expected);

            String five = give(mia, tier, live, 5);
            JsonPath rest = done(mia, five);
            assertThat(rest.getInt("given")).isEqualTo(1);
            assertThat(club.owed(five, MembershipGift.PREFIX, "USD")).containsExactly(0, 0, 0);
        } finally {
            sockets.forEach(Socket::close);
        }
    }

    @Test
    void a_gift_that_is_not_paid_gives_nothing() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ana = TestServer.viewer();
        mia.asks(Map.of(
                        "tier_id",
                        Club.tiers(juno).getFirst(),
                        "receiver_ids",
                        List.of(ana.id()),
                        "payment_method",
                        "card_declined"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .body("status", equalTo("unpaid"))
                .body("reason", equalTo("card_declined"));
        ana.asks().get("/v1/memberships").then().body("items.size()", equalTo(0));
    }

    @Test
    void rooms_show_badges_and_only_members_comment_where_the_creator_says_so() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person guest = TestServer.viewer();
        Club.join(mia, Club.tiers(juno).getFirst(), "card_success");
        juno.asks(Map.of("members_only_comments", true))
                .put("/v1/membership-settings")
                .then()
                .statusCode(200);
        String live = stage.liveOf(juno);
        try (Socket watching = Socket.join(live, guest.token())) {
            guest.asks(Map.of("text", "hello"))
                    .post("/v1/lives/{id}/comments", live)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("members_only"));
            watching.send(
                    Map.of("type", "comment", "client_id", UUID.randomUUID().toString(), "text", "me too"));
            assertThat(watching.await(node -> node.path("type").asText().equals("ack"))
                            .path("problem")
                            .path("code")
                            .asText())
                    .isEqualTo("members_only");
            mia.asks(Map.of("text", "welcome"))
                    .post("/v1/lives/{id}/comments", live)
                    .then()
                    .statusCode(201);
            var frame = watching.await(node -> node.path("comments").size() > 0);
            var badge = frame.path("comments").get(0).path("user").path("badge");
            assertThat(badge.path("tier").asText()).isEqualTo("Fan");
            assertThat(badge.path("months").asInt()).isEqualTo(1);
        }
    }

    private static String give(TestServer.Person giver, String tier, String live, int count) {
        return giver.asks(Map.of("tier_id", tier, "live_id", live, "count", count, "payment_method", "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath done(TestServer.Person giver, String gift) {
        Told.of(gift, "membership.gift.done");
        return giver.asks()
                .get("/v1/membership-gifts/{id}", gift)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .extract()
                .jsonPath();
    }
}
