package io.ovation.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks against real servers on this machine. Three days are three seconds here, see {@link TestServer}. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class WebhookTest {
    private record Endpoint(String id, String secret) {}

    private static final List<String> MADE = new ArrayList<>();

    @AfterEach
    void leaveNothingToDeliver() {
        MADE.forEach(id -> TestServer.asPlatform().delete("/v1/webhook-endpoints/{id}", id));
        MADE.clear();
    }

    @Test
    void an_event_arrives_signed_and_verifies_with_the_standard_library() throws Exception {
        try (Sink sink = new Sink()) {
            Endpoint endpoint = create(sink.url("/in?from=ovation"), List.of("user.created"), false);
            TestServer.Person mia = TestServer.viewer();
            until(() -> !about(sink.taken(), mia).isEmpty());

            Sink.Received webhook = about(sink.taken(), mia).getFirst();
            new Webhook(endpoint.secret()).verify(webhook.body(), new HashMap<>(webhook.headers()));
            assertThatThrownBy(() -> new Webhook(endpoint.secret())
                            .verify(
                                    webhook.body().replace("user.created", "user.deleted"),
                                    new HashMap<>(webhook.headers())))
                    .isInstanceOf(WebhookVerificationException.class);
            JsonNode event = webhook.event();
            assertThat(webhook.path()).isEqualTo("/in?from=ovation");
            assertThat(webhook.header("Content-Type")).isEqualTo("application/cloudevents+json");
            assertThat(webhook.header("webhook-id")).isEqualTo(event.get("id").asText());
            assertThat(event.get("specversion").asText()).isEqualTo("1.0");
            assertThat(event.get("type").asText()).isEqualTo("user.created");
            assertThat(event.get("subject").asText()).isEqualTo(mia.id());
            assertThat(event.get("sequence").asText()).isEqualTo("1");
            assertThat(event.at("/data/external_id").asText()).isEqualTo(mia.externalId());

            // The same, when it is read instead.
            Map<String, Object> read = new HashMap<>(TestServer.asPlatform()
                    .get("/v1/events/" + event.get("id").asText())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getMap("$"));
            // The same moment, though one writes a last zero and the other does not.
            assertThat(java.time.Instant.parse(String.valueOf(read.get("time"))))
                    .isEqualTo(java.time.Instant.parse(event.get("time").asText()));
            read.put("time", event.get("time").asText());
            assertThat(new com.fasterxml.jackson.databind.ObjectMapper().<JsonNode>valueToTree(read))
                    .isEqualTo(event);
        }
    }

    @Test
    void an_endpoint_that_fails_gets_the_event_until_it_takes_it_and_others_in_between() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        AtomicInteger attempts = new AtomicInteger();
        String[] unlucky = {""};
        try (Sink sink = new Sink(webhook -> {
            if (webhook.body().contains(unlucky[0]) && attempts.incrementAndGet() <= 3) {
                failed.add(webhook.header("webhook-id"));
                return 500;
            }
            return 204;
        })) {
            unlucky[0] = "\"unlucky-" + System.nanoTime() + "\"";
            Endpoint endpoint = create(sink.url("/"), List.of("user.created"), false);
            TestServer.person(unlucky[0].replace("\"", ""), Map.of("name", "Unlucky", "market", "US"));
            TestServer.Person other = TestServer.viewer();
            until(() -> sink.taken().stream().anyMatch(each -> each.body().contains(unlucky[0])));
            until(() -> !about(sink.taken(), other).isEmpty());

            List<Sink.Received> tries = sink.received().stream()
                    .filter(each -> each.body().contains(unlucky[0]))
                    .toList();
            assertThat(tries).extracting(Sink.Received::status).containsExactly(500, 500, 500, 204);
            assertThat(tries)
                    .extracting(each -> each.header("webhook-id"))
                    .containsOnly(failed.iterator().next());
            until(() -> delivery(endpoint, failed.iterator().next())
                    .getString("state")
                    .equals("delivered"));
            assertThat(delivery(endpoint, failed.iterator().next()).getInt("attempts"))
                    .isEqualTo(4);
        }
    }

    @Test
    void after_rotations_every_former_secret_verifies_until_its_own_end() throws Exception {
        try (Sink sink = new Sink()) {
            Endpoint endpoint = create(sink.url("/"), List.of("user.created"), false);
            String second = rotate(endpoint, Map.of("overlap_seconds", 3_600)).getString("secret");
            JsonPath rotated = rotate(endpoint, Map.of("overlap_seconds", 60));
            String third = rotated.getString("secret");
            List<Instant> ends = rotated.getList("former_secrets_end", String.class).stream()
                    .map(Instant::parse)
                    .toList();
            assertThat(ends).hasSize(2);
            assertThat(ends.getLast()).isAfter(ends.getFirst().plusSeconds(3_000));
            assertThat(List.of(endpoint.secret(), second, third)).doesNotHaveDuplicates();

            Sink.Received webhook = next(sink, 3);
            for (String secret : List.of(third, second, endpoint.secret())) {
                assertThatCode(() -> new Webhook(secret).verify(webhook.body(), new HashMap<>(webhook.headers())))
                        .doesNotThrowAnyException();
            }

            // The third ends at once, those before it do not.
            rotate(endpoint, Map.of("overlap_seconds", 0));
            noticed();
            Sink.Received later = next(sink, 3);
            assertThatThrownBy(() -> new Webhook(third).verify(later.body(), new HashMap<>(later.headers())))
                    .isInstanceOf(WebhookVerificationException.class);
            rotate(endpoint, Map.of("overlap_seconds", 0, "end_former", true));
            next(sink, 1);
        }
    }

    @Test
    void more_secrets_at_once_than_five_are_refused_and_none_is_lost() {
        try (Sink sink = new Sink()) {
            Endpoint endpoint = create(sink.url("/"), List.of("user.created"), false);
            for (int i = 0; i < 5; i++) {
                rotate(endpoint, Map.of());
            }
            TestServer.asPlatform()
                    .body(Map.of())
                    .post("/v1/webhook-endpoints/{id}/secret-rotations", endpoint.id())
                    .then()
                    .statusCode(400)
                    .body("field", equalTo("overlap_seconds"));
            assertThat(rotate(endpoint, Map.of("end_former", true)).getList("former_secrets_end"))
                    .hasSize(1);
        }
    }

    private static JsonPath rotate(Endpoint endpoint, Map<String, Object> how) {
        return TestServer.asPlatform()
                .body(how)
                .post("/v1/webhook-endpoints/{id}/secret-rotations", endpoint.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The next webhook that is signed so many times; those on their way carry the signatures of before. */
    /** Whoever delivers looks for changed endpoints every second. */
    private static void noticed() {
        LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
    }

    private static Sink.Received next(Sink sink, int signatures) {
        until(() -> {
            TestServer.Person each = TestServer.viewer();
            until(() -> !about(sink.taken(), each).isEmpty());
            return sink.taken().getLast().header("webhook-signature").split(" ").length == signatures;
        });
        return sink.taken().getLast();
    }

    @Test
    void an_event_that_is_never_taken_is_given_up_and_can_be_sent_again_by_hand() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        String poison = "poison-" + System.nanoTime();
        try (Sink sink = new Sink(webhook -> refuses.get() && webhook.body().contains(poison) ? 422 : 200)) {
            Endpoint endpoint = create(sink.url("/"), List.of("user.created"), false);
            TestServer.person(poison, Map.of("name", "Poison", "market", "US"));
            until(() -> !sink.received().isEmpty());
            String event = sink.received().stream()
                    .filter(each -> each.body().contains(poison))
                    .findFirst()
                    .orElseThrow()
                    .header("webhook-id");
            until(() -> {
                // Others are taken all the while, so the endpoint itself is fine.
                TestServer.viewer();
                return delivery(endpoint, event).getString("state").equals("dead");
            });
            assertThat(status(endpoint)).isEqualTo("enabled");
            JsonPath dead = TestServer.asPlatform()
                    .get("/v1/webhook-endpoints/{id}/deliveries?state=dead", endpoint.id())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(dead.getList("items.event_id", String.class)).containsExactly(event);
            assertThat(dead.getInt("items[0].status_code")).isEqualTo(422);
            assertThat(dead.getInt("items[0].attempts")).isGreaterThan(3);

            refuses.set(false);
            TestServer.asPlatform()
                    .post("/v1/webhook-endpoints/{id}/deliveries/{event}/resend", endpoint.id(), event)
                    .then()
                    .statusCode(202);
            until(() -> delivery(endpoint, event).getString("state").equals("delivered"));
            assertThat(sink.taken()).anyMatch(each -> each.header("webhook-id").equals(event));
        }
    }

    @Test
    void an_endpoint_that_fails_for_too_long_is_disabled_with_a_notice_and_loses_nothing() {
        AtomicBoolean down = new AtomicBoolean(true);
        try (Sink broken = new Sink(webhook -> down.get() ? 503 : 200);
                Sink other = new Sink()) {
            Endpoint endpoint = create(broken.url("/"), List.of("user.created"), true);
            create(other.url("/"), List.of("webhook.endpoint.disabled"), false);
            List<TestServer.Person> people = new ArrayList<>();
            for (int person = 0; person < 5; person++) {
                people.add(TestServer.viewer());
            }
            until(() -> status(endpoint).equals("disabled"));
            until(() -> other.taken().stream().anyMatch(each -> each.body().contains(endpoint.id())));
            JsonNode notice = other.taken().stream()
                    .map(Sink.Received::event)
                    .filter(event -> event.get("subject").asText().equals(endpoint.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(notice.at("/data/reason").asText()).isEqualTo("failed_for_too_long");

            down.set(false);
            TestServer.asPlatform()
                    .body(Map.of("status", "enabled"))
                    .patch("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(200);
            // The first was given up with the endpoint; the others had waited in the log.
            until(() -> people.stream()
                    .skip(1)
                    .allMatch(each -> !about(broken.taken(), each).isEmpty()));
            TestServer.asPlatform()
                    .post("/v1/webhook-endpoints/{id}/dead-letters/resend", endpoint.id())
                    .then()
                    .statusCode(202);
            until(() -> people.stream()
                    .allMatch(each -> !about(broken.taken(), each).isEmpty()));
        }
    }

    @Test
    void an_endpoint_that_wants_order_gets_each_event_only_after_the_one_before_was_taken() {
        AtomicInteger requests = new AtomicInteger();
        // Every third request fails.
        try (Sink sink = new Sink(webhook -> requests.incrementAndGet() % 3 == 0 ? 500 : 200)) {
            create(sink.url("/"), List.of("user.created"), true);
            List<TestServer.Person> people = new ArrayList<>();
            for (int person = 0; person < 12; person++) {
                people.add(TestServer.viewer());
            }
            until(() ->
                    people.stream().allMatch(each -> !about(sink.taken(), each).isEmpty()));
            List<String> taken = sink.taken().stream()
                    .map(each -> each.event().get("subject").asText())
                    .distinct()
                    .filter(subject ->
                            people.stream().anyMatch(each -> each.id().equals(subject)))
                    .toList();
            assertThat(taken)
                    .containsExactlyElementsOf(
                            people.stream().map(TestServer.Person::id).toList());
            List<String> tries = sink.received().stream()
                    .map(each -> each.header("webhook-id"))
                    .toList();
            for (int place = 1; place < tries.size(); place++) {
                boolean failedBefore = sink.received().get(place - 1).status() == 500;
                assertThat(tries.get(place).equals(tries.get(place - 1)))
                        .as("after a failure comes the same event")
                        .isEqualTo(failedBefore);
            }
        }
    }

    @Test
    void a_slow_endpoint_delays_no_other() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (Sink slow = new Sink(webhook -> {
                    waiting.incrementAndGet();
                    try {
                        released.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return 200;
                });
                Sink fast = new Sink()) {
            Endpoint stuck = create(slow.url("/"), List.of("user.created"), false);
            create(fast.url("/"), List.of("user.created"), false);
            List<TestServer.Person> people = new ArrayList<>();
            for (int person = 0; person < 100; person++) {
                people.add(TestServer.viewer());
            }
            until(() ->
                    people.stream().allMatch(each -> !about(fast.taken(), each).isEmpty()));
            assertThat(waiting).hasPositiveValue();
            assertThat(slow.taken()).isEmpty();
            TestServer.asPlatform()
                    .delete("/v1/webhook-endpoints/{id}", stuck.id())
                    .then()
                    .statusCode(204);
            released.countDown();
        }
    }

    @Test
    void a_ping_goes_to_the_endpoint_that_asked_alone() {
        try (Sink sink = new Sink();
                Sink other = new Sink()) {
            Endpoint endpoint = create(sink.url("/"), List.of("payout.paid"), false);
            Endpoint neighbour = create(other.url("/"), List.of("webhook.*"), false);
            TestServer.asPlatform()
                    .post("/v1/webhook-endpoints/{id}/pings", endpoint.id())
                    .then()
                    .statusCode(202);
            until(() -> sink.taken().size() == 1);
            TestServer.asPlatform()
                    .post("/v1/webhook-endpoints/{id}/pings", neighbour.id())
                    .then()
                    .statusCode(202);
            until(() -> !other.taken().isEmpty());
            assertThat(other.taken())
                    .allMatch(each -> each.event().get("subject").asText().equals(neighbour.id()));
        }
    }

    @Test
    void an_endpoint_is_paused_changed_and_deleted() {
        try (Sink sink = new Sink()) {
            Endpoint endpoint = create(sink.url("/a"), List.of("user.created"), false);
            String tag = TestServer.asPlatform()
                    .get("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(200)
                    .body("secret", org.hamcrest.Matchers.nullValue())
                    .extract()
                    .header("ETag");
            TestServer.asPlatform()
                    .header("If-Match", tag)
                    .body(Map.of("status", "paused", "url", sink.url("/b")))
                    .patch("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(200);
            TestServer.asPlatform()
                    .header("If-Match", tag)
                    .body(Map.of("status", "enabled"))
                    .patch("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(412)
                    .body("code", org.hamcrest.Matchers.equalTo("precondition_failed"));
            noticed();
            TestServer.Person missed = TestServer.viewer();
            TestServer.asPlatform()
                    .body(Map.of("status", "enabled"))
                    .patch("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(200);
            until(() -> !about(sink.taken(), missed).isEmpty());
            assertThat(about(sink.taken(), missed).getFirst().path()).isEqualTo("/b");
            TestServer.asPlatform()
                    .delete("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(204);
            TestServer.asPlatform()
                    .get("/v1/webhook-endpoints/{id}", endpoint.id())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void an_endpoint_that_makes_no_sense_is_refused() {
        refused(Map.of(), "url");
        refused(Map.of("url", "http://10.0.0.1/"), "url");
        refused(Map.of("url", "ftp://127.0.0.1/"), "url");
        refused(Map.of("url", "http://127.0.0.1:1/", "types", List.of("no.such")), "types");
        refused(Map.of("url", "http://127.0.0.1:1/", "subjects", List.of("nobody")), "subjects");
        TestServer.guest().get("/v1/webhook-endpoints").then().statusCode(401);
        TestServer.viewer().asks().get("/v1/webhook-endpoints").then().statusCode(403);
    }

    @Test
    void a_creation_that_is_repeated_with_its_key_makes_one_endpoint() {
        Map<String, Object> body = Map.of("url", "http://127.0.0.1:1/", "types", List.of("payout.returned"));
        String key = "key-" + System.nanoTime();
        String first = TestServer.asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestServer.asPlatform()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .body("id", org.hamcrest.Matchers.equalTo(first));
    }

    private static void refused(Map<String, Object> body, String field) {
        TestServer.asPlatform()
                .body(body)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(400)
                .body("field", org.hamcrest.Matchers.equalTo(field));
    }

    private static Endpoint create(String url, List<String> types, boolean ordered) {
        JsonPath made = TestServer.asPlatform()
                .body(Map.of("url", url, "types", types, "ordered", ordered))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        MADE.add(made.getString("id"));
        return new Endpoint(made.getString("id"), made.getString("secret"));
    }

    private static String status(Endpoint endpoint) {
        return TestServer.asPlatform()
                .get("/v1/webhook-endpoints/{id}", endpoint.id())
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    /** The delivery, or one without a state when it is not written yet. */
    private static JsonPath delivery(Endpoint endpoint, String event) {
        ValidatableResponse answer = TestServer.asPlatform()
                .get("/v1/webhook-endpoints/{id}/deliveries/{event}", endpoint.id(), event)
                .then();
        return answer.extract().statusCode() == 200
                ? answer.extract().jsonPath()
                : new JsonPath("{\"state\": \"unknown\"}");
    }

    private static List<Sink.Received> about(List<Sink.Received> received, TestServer.Person person) {
        return received.stream()
                .filter(each -> each.body().contains(person.id()))
                .toList();
    }

    /** Waits for what must come, and fails when it does not within half a minute. */
    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("what was waited for did not happen").isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
