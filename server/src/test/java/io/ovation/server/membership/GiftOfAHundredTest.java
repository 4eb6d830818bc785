package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.gift.Socket;
import io.ovation.server.gift.Stage;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Gifts of as many memberships as there may be, and of several people at once. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class GiftOfAHundredTest {
    private static final int VIEWERS = 103;
    private static final int MOST = 100;

    @Inject
    Club club;

    @Inject
    Stage stage;

    @Inject
    Charges charges;

    @Inject
    Database database;

    @Test
    void a_hundred_of_more_viewers_get_one_each_and_the_parts_add_up_to_what_was_paid() throws Exception {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.person("DE", "1990-01-01", 0);
        String live = stage.liveOf(juno);
        try (Room room = new Room(live, VIEWERS)) {
            String gift = give(mia, Club.tiers(juno).getFirst(), live, MOST, key());
            JsonPath done = done(mia, gift);
            assertThat(done.getInt("candidates")).isEqualTo(VIEWERS);
            assertThat(done.getInt("given")).isEqualTo(MOST);
            assertThat(done.getInt("amount.amount")).isEqualTo(MOST * 499);
            List<String> receivers = done.getList("receivers.user.id", String.class);
            assertThat(receivers).hasSize(MOST).doesNotHaveDuplicates().isSubsetOf(room.ids());
            assertThat(club.owed(gift, MembershipGift.PREFIX, "EUR")).containsExactly(0, 0, 0);
            long[] all = new long[3];
            for (String membership : memberships(gift)) {
                long[] owed = club.owed(membership, Membership.PREFIX, "EUR");
                for (int i = 0; i < all.length; i++) {
                    all[i] += owed[i];
                }
            }
            // 499.00 EUR with 19 % VAT in them, and what the provider keeps of it.
            assertThat(all[0] + all[1]).isEqualTo(499_000_000L);
            assertThat(all[1]).isEqualTo(79_670_000L);
            assertThat(all[2]).isPositive();
            assertThat(refunded(gift)).isZero();
        }
    }

    @Test
    void where_fewer_watch_everybody_gets_one_and_the_rest_goes_back() throws Exception {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person patron = TestServer.viewer();
        String live = stage.liveOf(juno);
        patronOf(juno, patron);
        try (Room room = new Room(live, 4);
                Socket watching = Socket.join(live, patron.token())) {
            assertThat(watching).isNotNull();
            String gift = give(mia, Club.tiers(juno).getFirst(), live, MOST, key());
            JsonPath done = done(mia, gift);
            assertThat(done.getInt("candidates"))
                    .as("not who is a member on another platform")
                    .isEqualTo(4);
            assertThat(done.getInt("given")).isEqualTo(4);
            assertThat(done.getList("receivers.user.id", String.class)).containsExactlyInAnyOrderElementsOf(room.ids());
            await(() -> refunded(gift) == 96 * 499 && club.owed(gift, MembershipGift.PREFIX, "USD")[0] == 0);
            assertThat(club.owed(gift, MembershipGift.PREFIX, "USD")).containsExactly(0, 0, 0);

            String none = give(mia, Club.tiers(juno).getFirst(), live, 2, key());
            assertThat(done(mia, none).getInt("given")).isZero();
            await(() -> refunded(none) == 2 * 499 && club.owed(none, MembershipGift.PREFIX, "USD")[0] == 0);
        }
    }

    @Test
    void the_same_request_many_times_at_once_is_one_gift_and_one_payment() throws Exception {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ana = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        String key = key();
        Map<String, Object> wish =
                Map.of("tier_id", tier, "receiver_ids", List.of(ana.id()), "payment_method", "card_success");
        Callable<String> once = () -> mia.asks()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/v1/membership-gifts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        List<String> ids = atOnce(Collections.nCopies(6, once));
        assertThat(new HashSet<>(ids)).hasSize(1);
        done(mia, ids.getFirst());
        assertThat(paid(mia)).containsExactly(499L);
        mia.asks()
                .header("Idempotency-Key", key)
                .body(Map.of("tier_id", tier, "receiver_ids", List.of(juno.id()), "payment_method", "card_success"))
                .post("/v1/membership-gifts")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void several_who_give_at_once_in_one_room_give_nobody_two_and_pay_for_what_arrived() throws Exception {
        TestServer.Person juno = TestServer.creator();
        String tier = Club.tiers(juno).getFirst();
        String live = stage.liveOf(juno);
        List<TestServer.Person> givers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            givers.add(TestServer.viewer());
        }
        try (Room room = new Room(live, 8)) {
            List<String> gifts = atOnce(givers.stream()
                    .map(giver -> (Callable<String>) () -> give(giver, tier, live, 5, key()))
                    .toList());
            int given = 0;
            List<String> receivers = new ArrayList<>();
            for (int i = 0; i < gifts.size(); i++) {
                JsonPath done = done(givers.get(i), gifts.get(i));
                given += done.getInt("given");
                receivers.addAll(done.getList("receivers.user.id", String.class));
                String gift = gifts.get(i);
                int back = (5 - done.getInt("given")) * 499;
                await(() -> refunded(gift) == back && club.owed(gift, MembershipGift.PREFIX, "USD")[0] == 0);
            }
            assertThat(given).isEqualTo(8);
            assertThat(receivers).containsExactlyInAnyOrderElementsOf(room.ids());
        }
    }

    @Test
    void what_cannot_be_given_is_refused_before_anybody_pays() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person ana = TestServer.viewer();
        String tier = Club.tiers(juno).getFirst();
        Club.join(ana, tier, "card_success");
        String live = stage.liveOf(juno);
        refused(mia, named(tier, List.of(ana.id())), 409, "already_member");
        refused(mia, named(tier, List.of(mia.id())), 400, "field_invalid");
        refused(mia, named(tier, List.of(juno.id())), 400, "field_invalid");
        refused(mia, named(tier, Collections.nCopies(2, TestServer.viewer().id())), 400, "count_invalid");
        refused(mia, named(tier, Collections.nCopies(101, ana.id())), 400, "count_invalid");
        refused(mia, named(tier, List.of()), 400, "count_invalid");
        refused(juno, named(tier, List.of(mia.id())), 403, "membership_of_self");
        refused(mia, drawn(tier, live, 101), 400, "count_invalid");
        refused(mia, drawn(tier, live, 0), 400, "count_invalid");
        refused(mia, drawn(tier, stage.liveOf(TestServer.creator()), 1), 400, "field_invalid");
        assertThat(paid(mia)).isEmpty();
        mia.asks(named(tier, List.of(ana.id())))
                .post("/v1/membership-gifts")
                .then()
                .body("detail", containsString(ana.id()));
    }

    private static void refused(TestServer.Person giver, Map<String, Object> wish, int status, String code) {
        giver.asks(wish).post("/v1/membership-gifts").then().statusCode(status).body("code", equalTo(code));
    }

    private static Map<String, Object> named(String tier, List<String> receivers) {
        return Map.of("tier_id", tier, "receiver_ids", receivers, "payment_method", "card_success");
    }

    private static Map<String, Object> drawn(String tier, String live, int count) {
        return Map.of("tier_id", tier, "live_id", live, "count", count, "payment_method", "card_success");
    }

    private static String give(TestServer.Person giver, String tier, String live, int count, String key) {
        return giver.asks()
                .header("Idempotency-Key", key)
                .body(drawn(tier, live, count))
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

    /** Somebody who is a member by Patreon. */
    private static void patronOf(TestServer.Person creator, TestServer.Person patron) {
        String tier = Club.tiers(creator).getFirst();
        String email = UUID.randomUUID() + "@example.org";
        String source = creator.asks(Map.of("tiers", Map.of("Gold", tier)))
                .put("/v1/member-sources/patreon")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        RestAssured.given()
                .header("Authorization", "Bearer " + creator.token())
                .contentType("text/csv; charset=UTF-8")
                .body(("Name,Email,Patron Status,Tier,User ID\nAna," + email + ",Active patron,Gold,1\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/member-sources/{id}/files", source)
                .then()
                .statusCode(200);
        TestServer.asPlatform()
                .body(Map.of("email", email, "external_id", patron.externalId()))
                .post("/v1/member-links")
                .then()
                .body("members", equalTo(1));
    }

    private List<String> memberships(String gift) {
        return database.withHandle(handle ->
                GiftStore.places(handle, PublicId.number(MembershipGift.PREFIX, gift)).stream()
                        .map(place -> PublicId.of(Membership.PREFIX, place.membership()))
                        .toList());
    }

    private long refunded(String gift) {
        return charges.refunded(
                database.withHandle(handle -> GiftStore.charge(handle, PublicId.number(MembershipGift.PREFIX, gift))));
    }

    private List<Long> paid(TestServer.Person payer) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT amount FROM payment_charge WHERE payer = :payer AND status = 'succeeded'")
                .bind("payer", PublicId.number("usr", payer.id()))
                .mapTo(Long.class)
                .list());
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
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

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** So many people who watch a room. */
    private static final class Room implements AutoCloseable {
        private final List<TestServer.Person> viewers = new ArrayList<>();
        private final List<Socket> sockets = new ArrayList<>();

        Room(String live, int count) throws InterruptedException {
            Callable<Void> come = () -> {
                TestServer.Person viewer = TestServer.viewer();
                Socket socket = Socket.join(live, viewer.token());
                synchronized (this) {
                    viewers.add(viewer);
                    sockets.add(socket);
                }
                return null;
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                threads.invokeAll(Collections.nCopies(count, come)).forEach(Future::resultNow);
            }
        }

        List<String> ids() {
            return viewers.stream().map(TestServer.Person::id).toList();
        }

        @Override
        public void close() {
            sockets.forEach(Socket::close);
        }
    }
}
