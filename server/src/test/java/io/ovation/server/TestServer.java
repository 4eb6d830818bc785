package io.ovation.server;

import static io.restassured.RestAssured.given;

import io.ovation.server.coin.appstore.TestStores;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.TestIssuer;
import io.ovation.server.stripe.StripeServer;
import io.ovation.server.wiring.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one way in which tests start the server: against a fresh database of one embedded PostgreSQL that all test classes
 * of the JVM share, on a free port.
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(TestServer.class)
 * class GiftTest {
 *     @Inject Bookkeeper books; // any bean of the server
 *
 *     @Test
 *     void an_unknown_gift_is_refused() {
 *         TestServer.Person mia = TestServer.viewer();          // an adult of market US with 0 coins
 *         TestServer.Person juno = TestServer.creator();        // an adult with 50,000 followers
 *         mia.asks("{\"gift\":\"nothing\"}").post("/v1/lives/x/gifts").then().statusCode(404);
 *     }
 * }
 * }</pre>
 *
 * <p>The application is started once and serves all test classes, so tests make their own people and never count on
 * being alone. It runs without demo; jobs run. RestAssured knows the port; {@code @TestHTTPResource} gives the URL.
 */
public final class TestServer implements QuarkusTestResourceLifecycleManager {
    /** The platform key that the server under test knows. */
    public static final String PLATFORM_KEY = "sk_test_of_the_tests";

    /** Who may see the metrics of the server under test. */
    public static final String METRICS_TOKEN = "who watches the tests";
    /** The second key is one of before: it opens what it sealed, and seals nothing. */
    static final String VAULT_KEYS =
            "2:d2hhdCB0aGUgdGVzdHMgc2VhbCB3aXRoLCAyIG9mIDI=,1:d2hhdCBvcGVucyBvbmx5LCB0aGUga2V5IDEgb2YgMi4=";

    private static final String SECRET = "dGhlIHRlc3RzIHNpZ24gdG9rZW5zIHdpdGggdGhpcyBzZWNyZXQ=";
    /** All tests come from one address and use one key; a user's limit is the one that holds by default. */
    private static final Map<String, String> LIMITS = Map.of(
            "ovation.limits.key-burst",
            "100000",
            "ovation.limits.key-per-second",
            "100000",
            "ovation.limits.address-burst",
            "1000000",
            "ovation.limits.address-per-second",
            "0.01");

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new LinkedHashMap<>(TestPostgres.freshDatabase());
        settings.put("quarkus.http.test-port", "0");
        settings.put("ovation.token-secret", SECRET);
        settings.put("ovation.vault.keys", VAULT_KEYS);
        settings.put("ovation.platform-key", PLATFORM_KEY);
        settings.putAll(TestIssuer.settings());
        // Webhooks of the tests are on this machine, and three days are three seconds.
        settings.put("ovation.webhooks.allowed-networks", "127.0.0.0/8");
        settings.put("ovation.webhooks.first-pause", "PT0.05S");
        settings.put("ovation.webhooks.longest-pause", "PT0.3S");
        settings.put("ovation.webhooks.give-up-after", "PT3S");
        settings.put("ovation.webhooks.timeout", "PT1S");
        settings.put("ovation.webhooks.look", "PT0.1S");
        settings.put("ovation.stripe.secret-key", StripeServer.KEY);
        settings.put("ovation.stripe.webhook-secrets", "whsec_of_before," + StripeServer.WEBHOOK_SECRET);
        settings.put("ovation.stripe.api-base", StripeServer.shared().url());
        settings.putAll(LIMITS);
        settings.put("ovation.http.connect-sources", TestIssuer.STAFF.origin());
        settings.put("ovation.http.metrics-token", METRICS_TOKEN);
        settings.put("ovation.http.cors-origins", "https://app.example, https://admin.app.example:8443");
        // Tests may say which address they come from.
        settings.put("ovation.http.trusted-proxies", "127.0.0.1,10.9.0.0/16");
        // Traced is what a test asks for with a traceparent.
        settings.put("quarkus.otel.sdk.disabled", "false");
        settings.put("quarkus.otel.traces.sampler.arg", "0.0");
        settings.put("quarkus.otel.bsp.schedule.delay", "200ms");
        settings.put("quarkus.otel.exporter.otlp.endpoint", OtlpReceiver.start());
        settings.putAll(TestStores.settings());
        return settings;
    }

    @Override
    public void stop() {
        // The shared PostgreSQL ends with the JVM.
    }

    /** A new adult viewer of market US. */
    public static Person viewer() {
        return person("US", "1995-05-05", 10);
    }

    /** A new adult creator of market US with 50,000 followers. */
    public static Person creator() {
        return person("US", "1995-05-05", 50_000);
    }

    /** A new user of a market with a birth date (null: unknown) and so many followers, signed in for an hour. */
    public static Person person(String market, String birthDate, int followers) {
        int number = PEOPLE.incrementAndGet();
        String externalId = "test-" + number + "-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", "Person " + number);
        description.put("market", market);
        description.put("followers", followers);
        if (birthDate != null) {
            description.put("birth_date", birthDate);
        }
        return person(externalId, description);
    }

    /** A user described in full, as for {@code PUT /v1/users/{external_id}}, signed in for an hour. */
    public static Person person(String externalId, Map<String, Object> description) {
        String id = asPlatform()
                .body(description)
                .put("/v1/users/{external_id}", externalId)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return new Person(externalId, id, token(externalId, 3_600));
    }

    /** A token for a user that is known already. */
    public static String token(String externalId, int seconds) {
        return asPlatform()
                .body(Map.of("external_id", externalId, "ttl_seconds", seconds))
                .post("/v1/user-tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    /** A sandbox persona, signed in: viewer, creator, finance or brand. */
    public static Person persona(String persona) {
        var session = guest().body(Map.of("persona", persona))
                .post("/v1/sandbox/sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Person(
                "sandbox:" + session.getString("user.handle"),
                session.getString("user.id"),
                session.getString("token"));
    }

    /** Requests as the platform's servers. */
    public static RequestSpecification asPlatform() {
        return bearer(PLATFORM_KEY);
    }

    /** Requests without a token. */
    public static RequestSpecification guest() {
        return given().contentType(ContentType.JSON);
    }

    /** Requests with any token. */
    public static RequestSpecification bearer(String token) {
        return guest().header("Authorization", "Bearer " + token);
    }

    /** A member of staff with a role of their own, such as support or admin. */
    public static Person staff(Role role) {
        int number = PEOPLE.incrementAndGet();
        return new Person(
                "oidc:staff:" + role.text() + number,
                null,
                TestIssuer.STAFF.token(
                        Map.of("sub", role.text() + number, "name", "Staff " + number, "roles", List.of(role.text()))));
    }

    /** What time the platform has, which tests move: judge ages and days by it and not by the wall clock. */
    public static Instant now() {
        return Instant.parse(
                guest().get("/v1/info").then().statusCode(200).extract().path("business_time"));
    }

    /** The birth date of somebody who is so many years old by that time. */
    public static String bornYearsAgo(int years) {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC).minusYears(years).toString();
    }

    /** Moves the business clock of the whole server. */
    public static void advanceDays(int days) {
        String clock = asPlatform()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/test-clocks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asPlatform()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("days", days))
                .post("/v1/test-clocks/{id}/advances", clock)
                .then()
                .statusCode(200);
    }

    /**
     * A user who is signed in.
     *
     * @param id the public id
     */
    public record Person(String externalId, String id, String token) {
        /** Requests as this person. */
        public RequestSpecification asks() {
            return bearer(token);
        }

        /** Requests as this person with a body and a new idempotency key. */
        public RequestSpecification asks(Object body) {
            return asks().header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body);
        }
    }
}
