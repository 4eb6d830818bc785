package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.server.TestServer;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class KeysTest {
    @Inject
    Database database;

    @Inject
    PlatformKeys inMemory;

    @Inject
    KeyStore store;

    @Inject
    Secrets secrets;

    @Test
    void a_new_key_works_at_once_and_its_secret_is_shown_once_and_kept_nowhere() {
        JsonPath made = make(List.of("users")).statusCode(201).extract().jsonPath();
        String secret = made.getString("secret");
        assertThat(secret).startsWith("sk_test_").hasSizeGreaterThan(40);
        tokenFor(secret, TestServer.viewer().externalId()).statusCode(200);

        String seen = TestServer.asPlatform()
                .get("/v1/keys/{id}", made.getString("key.id"))
                .then()
                .statusCode(200)
                .body("scopes", equalTo(List.of("users")))
                .body("secrets[0].hint", startsWith("sk_test_"))
                .body("secrets[0].expires_at", nullValue())
                .extract()
                .asString();
        assertThat(seen).doesNotContain(secret);
        String rows = database.withHandle(
                handle -> handle.createQuery("""
                        SELECT string_agg(k::text, ' ') || string_agg(s::text, ' ')
                        FROM identity_key k JOIN identity_key_secret s ON s.key = k.number""").mapTo(String.class).one());
        assertThat(rows).doesNotContain(secret).contains(PlatformKeys.hash(secret));
    }

    @Test
    void a_key_is_good_for_its_scopes_only() {
        String secret = make(List.of("users")).extract().path("secret");
        TestServer.bearer(secret)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("external_id", TestServer.viewer().externalId(), "coins", 5, "reason", "test"))
                .post("/v1/promotional-coins")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
        TestServer.bearer(secret).get("/v1/audit-log").then().statusCode(403).body("code", equalTo("scope_missing"));
        TestServer.bearer(secret).get("/v1/keys").then().statusCode(403).body("code", equalTo("scope_missing"));
    }

    @Test
    void a_rotated_key_has_two_good_secrets_until_the_overlap_is_over() {
        JsonPath made = make(List.of("users")).extract().jsonPath();
        String former = made.getString("secret");
        JsonPath rotated = rotate(made.getString("key.id"), 3_600)
                .statusCode(200)
                .extract()
                .jsonPath();
        String now = rotated.getString("secret");
        assertThat(now).isNotEqualTo(former);
        assertThat(rotated.getString("key.id")).isEqualTo(made.getString("key.id"));
        assertThat(rotated.getList("key.secrets")).hasSize(2);
        assertThat(Instant.parse(rotated.getString("key.secrets[1].expires_at")))
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_700));
        String user = TestServer.viewer().externalId();
        tokenFor(former, user).statusCode(200);
        tokenFor(now, user).statusCode(200);

        rotate(made.getString("key.id"), 0).statusCode(200);
        tokenFor(former, user).statusCode(401).body("code", equalTo("token_expired"));
        tokenFor(now, user).statusCode(401).body("code", equalTo("token_expired"));
    }

    @Test
    void a_retry_with_the_rotated_secret_is_the_same_request() {
        JsonPath made = make(List.of("coins")).extract().jsonPath();
        String idempotencyKey = UUID.randomUUID().toString();
        TestServer.Person mia = TestServer.viewer();
        String first = give(made.getString("secret"), idempotencyKey, mia)
                .statusCode(201)
                .extract()
                .path("entry_id");
        String fresh = rotate(made.getString("key.id"), 0).extract().path("secret");
        String again =
                give(fresh, idempotencyKey, mia).statusCode(201).extract().path("entry_id");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_revoked_key_is_dead_and_stays_in_the_list() {
        JsonPath made = make(List.of("users")).extract().jsonPath();
        String id = made.getString("key.id");
        TestServer.asPlatform().delete("/v1/keys/{id}", id).then().statusCode(204);
        TestServer.asPlatform().delete("/v1/keys/{id}", id).then().statusCode(204);
        tokenFor(made.getString("secret"), "x").statusCode(401).body("code", equalTo("token_invalid"));
        rotate(id, 0).statusCode(404);
        TestServer.asPlatform()
                .get("/v1/keys?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.revoked_at", notNullValue())
                .body("items.find { it.id == '" + id + "' }.secrets", hasSize(0));
    }

    @Test
    void a_key_that_looks_after_keys_gives_away_no_more_than_it_has() {
        String caretaker = make(List.of("keys", "users")).extract().path("secret");
        make(caretaker, List.of("users")).statusCode(201);
        make(caretaker, List.of("coins")).statusCode(403).body("code", equalTo("scope_missing"));
        make(caretaker, List.of("all")).statusCode(403).body("code", equalTo("scope_missing"));
        String coins = make(List.of("coins")).extract().path("key.id");
        TestServer.bearer(caretaker)
                .body(Map.of())
                .post("/v1/keys/{id}/rotation", coins)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
        TestServer.bearer(caretaker)
                .delete("/v1/keys/{id}", coins)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope_missing"));
    }

    @Test
    void a_key_can_neither_revoke_itself_nor_rotate_itself_into_a_locked_door() {
        JsonPath made = make(List.of("keys")).extract().jsonPath();
        String secret = made.getString("secret");
        String id = made.getString("key.id");
        TestServer.bearer(secret).delete("/v1/keys/{id}", id).then().statusCode(403);
        TestServer.bearer(secret)
                .body(Map.of("overlap_seconds", 0))
                .post("/v1/keys/{id}/rotation", id)
                .then()
                .statusCode(400)
                .body("field", equalTo("overlap_seconds"));
        TestServer.bearer(secret).get("/v1/keys").then().statusCode(200);
    }

    @Test
    void admins_look_after_keys_and_other_staff_do_not() {
        TestServer.staff(Role.ADMIN)
                .asks(Map.of("name", name(), "scopes", List.of("all")))
                .post("/v1/keys")
                .then()
                .statusCode(201);
        TestServer.staff(Role.FINANCE).asks().get("/v1/keys").then().statusCode(403);
    }

    @Test
    void what_is_wrong_with_a_wish_is_said_and_a_name_is_not_taken_twice() {
        wish(Map.of("scopes", List.of("all"))).statusCode(400).body("field", equalTo("name"));
        wish(Map.of("name", name())).statusCode(400).body("field", equalTo("scopes"));
        wish(Map.of("name", name(), "scopes", List.of("everything")))
                .statusCode(400)
                .body("field", equalTo("scopes"));
        String name = name();
        wish(Map.of("name", name, "scopes", List.of("users"))).statusCode(201);
        wish(Map.of("name", name, "scopes", List.of("users"))).statusCode(409).body("code", equalTo("key_name_taken"));
        rotate("key_zzz", 0).statusCode(404);
        String id = make(List.of("users")).extract().path("key.id");
        rotate(id, -1).statusCode(400).body("field", equalTo("overlap_seconds"));
        rotate(id, 8 * 86_400).statusCode(400).body("field", equalTo("overlap_seconds"));
    }

    @Test
    void when_a_key_was_last_used_is_noted() {
        JsonPath made = make(List.of("users")).extract().jsonPath();
        String id = made.getString("key.id");
        TestServer.asPlatform().get("/v1/keys/{id}", id).then().body("last_used_at", nullValue());
        tokenFor(made.getString("secret"), TestServer.viewer().externalId()).statusCode(200);
        TestServer.asPlatform()
                .get("/v1/keys?limit=200")
                .then()
                .body("items.find { it.id == '" + id + "' }.last_used_at", notNullValue());
    }

    @Test
    void the_list_tells_no_hash_and_goes_on_by_cursor() {
        make(List.of("users"));
        make(List.of("users"));
        JsonPath page = TestServer.asPlatform()
                .get("/v1/keys?limit=1")
                .then()
                .statusCode(200)
                .body("has_more", equalTo(true))
                .body("items", hasSize(1))
                .extract()
                .jsonPath();
        TestServer.asPlatform()
                .get("/v1/keys?limit=1&cursor={cursor}", page.getString("next_cursor"))
                .then()
                .statusCode(200)
                .body("items.id", everyItem(not(equalTo(page.getString("items[0].id")))))
                .body("items[0].keySet()", not(hasItem("hash")));
    }

    @Test
    void another_instance_knows_a_new_key_at_its_first_request_and_forgets_a_revoked_one_soon() {
        PlatformKeys other = new PlatformKeys(database, store, secrets);
        other.refresh();
        JsonPath made = make(List.of("users")).extract().jsonPath();
        String secret = made.getString("secret");
        assertThat(other.isSettled(secret)).isFalse();
        // What Arrivals does with a key that is not known.
        other.learn(secret);
        assertThat(other.caller(secret).scopes()).containsExactly(Scope.USERS);
        TestServer.asPlatform()
                .delete("/v1/keys/{id}", made.getString("key.id"))
                .then()
                .statusCode(204);
        other.refresh();
        assertThat(other.isSettled(secret)).isFalse();
    }

    @Test
    void a_key_that_is_none_is_looked_for_once_and_many_at_once_share_a_look() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        KeyStore counted = new KeyStore(database) {
            @Override
            long changes() {
                looks.incrementAndGet();
                return super.changes();
            }
        };
        PlatformKeys other = new PlatformKeys(database, counted, secrets);
        String wrong = "sk_test_" + UUID.randomUUID();
        assertThat(other.isSettled(wrong)).isFalse();
        other.learn(wrong);
        assertThat(other.isSettled(wrong)).isTrue();
        assertThat(looks).hasValue(1);
        int guesses = 200;
        CountDownLatch together = new CountDownLatch(guesses);
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < guesses; i++) {
                guessers.submit(() -> {
                    together.countDown();
                    together.await();
                    other.learn("sk_test_" + UUID.randomUUID());
                    return null;
                });
            }
        }
        // Those that asked before a look began share it; on a busy machine it may take a few.
        assertThat(looks.get()).isLessThan(guesses / 4);
    }

    @Test
    void what_happens_to_a_key_is_told_without_its_secret() {
        JsonPath made = make(List.of("users")).extract().jsonPath();
        String id = made.getString("key.id");
        TestServer.asPlatform()
                .body(Map.of())
                .post("/v1/keys/{id}/rotation", id)
                .then()
                .statusCode(200);
        TestServer.asPlatform().delete("/v1/keys/{id}", id).then().statusCode(204);
        TestServer.asPlatform().delete("/v1/keys/{id}", id).then().statusCode(204);
        List<String> types = List.of("key.revoked", "key.rotated", "key.created");
        Instant patient = Instant.now().plusSeconds(30);
        JsonPath told;
        do {
            told = TestServer.asPlatform().get("/v1/events?subject=" + id).jsonPath();
        } while (told.getList("items").size() < types.size() && Instant.now().isBefore(patient));
        assertThat(told.getList("items.type")).isEqualTo(types);
        assertThat(told.getString("items[0].data.key_id")).isEqualTo(id);
        assertThat(told.getString("items[0].data.by")).startsWith("key_");
        assertThat(told.prettify()).doesNotContain(made.getString("secret"));
    }

    @Test
    void a_secret_that_was_rotated_away_does_not_come_back_with_a_restart() {
        Secrets file = new Secrets() {
            private final String key = "sk_test_in_a_file_" + UUID.randomUUID();

            @Override
            public String tokenSecret() {
                return secrets.tokenSecret();
            }

            @Override
            public Optional<String> platformKey() {
                return Optional.of(key);
            }

            @Override
            public Mode mode() {
                return secrets.mode();
            }
        };
        String fromFile = file.platformKey().orElseThrow();
        try {
            PlatformKeys first = new PlatformKeys(database, store, file);
            first.load();
            first.stop();
            String id = first.caller(fromFile).id();
            TestServer.staff(Role.ADMIN)
                    .asks(Map.of("overlap_seconds", 0))
                    .post("/v1/keys/{id}/rotation", id)
                    .then()
                    .statusCode(200);
            PlatformKeys restarted = new PlatformKeys(database, store, file);
            restarted.load();
            restarted.stop();
            tokenFor(fromFile, "x").statusCode(401).body("code", equalTo("token_expired"));
        } finally {
            // The other tests go on with theirs.
            database.useTransaction(handle -> {
                handle.execute(
                        "UPDATE identity_key_secret SET expires_at = now() WHERE expires_at IS NULL AND key = "
                                + "(SELECT key FROM identity_key_secret WHERE hash = ?)",
                        PlatformKeys.hash(TestServer.PLATFORM_KEY));
                handle.execute(
                        "UPDATE identity_key_secret SET expires_at = NULL WHERE hash = ?",
                        PlatformKeys.hash(TestServer.PLATFORM_KEY));
                store.change(handle);
            });
            inMemory.refresh();
        }
        TestServer.asPlatform().get("/v1/keys").then().statusCode(200);
    }

    private static ValidatableResponse make(List<String> scopes) {
        return make(TestServer.PLATFORM_KEY, scopes);
    }

    private static ValidatableResponse make(String with, List<String> scopes) {
        return TestServer.bearer(with)
                .body(Map.of("name", name(), "scopes", scopes))
                .post("/v1/keys")
                .then();
    }

    private static ValidatableResponse wish(Map<String, Object> body) {
        return TestServer.asPlatform().body(body).post("/v1/keys").then();
    }

    private static ValidatableResponse rotate(String id, int overlapSeconds) {
        return TestServer.asPlatform()
                .body(Map.of("overlap_seconds", overlapSeconds))
                .post("/v1/keys/{id}/rotation", id)
                .then();
    }

    private static ValidatableResponse tokenFor(String key, String externalId) {
        return TestServer.bearer(key)
                .body(Map.of("external_id", externalId))
                .post("/v1/user-tokens")
                .then();
    }

    private static ValidatableResponse give(String key, String idempotencyKey, TestServer.Person to) {
        return TestServer.bearer(key)
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("user_id", to.id(), "coins", 5, "reason", "test"))
                .post("/v1/promotional-coins")
                .then();
    }

    private static String name() {
        return "key " + UUID.randomUUID();
    }
}
