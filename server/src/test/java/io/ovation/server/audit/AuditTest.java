package io.ovation.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.AccessRule;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Endpoints;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class AuditTest {
    private static final Caller WRITER = Caller.platform("key_of_the_chain", Set.of());

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    RefusedAttempts refused;

    @Test
    void what_staff_see_is_recorded_with_who_and_the_answer() {
        TestServer.Person person = TestServer.viewer();
        TestServer.Person sam = TestServer.staff(Role.SUPPORT);
        String requestId = sam.asks()
                .get("/v1/users/{id}", person.externalId())
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");
        String actor = id(sam);
        lines("subject=/v1/users/" + person.externalId())
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor.kind", equalTo("staff"))
                .body("items[0].actor.id", equalTo(actor))
                .body("items[0].actor.roles", equalTo("support"))
                .body("items[0].action", equalTo("GET /v1/users/{external_id}"))
                .body("items[0].status", equalTo(200))
                .body("items[0].request_id", equalTo(requestId))
                .body("items[0].at", notNullValue());
    }

    @Test
    void a_look_that_found_nothing_is_recorded_too_and_what_everybody_may_see_is_not() {
        TestServer.Person sam = TestServer.staff(Role.SUPPORT);
        String nobody = "nobody-" + UUID.randomUUID();
        sam.asks().get("/v1/users/{id}", nobody).then().statusCode(404);
        lines("subject=/v1/users/" + nobody).then().body("items.status", equalTo(List.of(404)));
        TestServer.Person mia = TestServer.viewer();
        mia.asks().get("/v1/me").then().statusCode(200);
        lines("actor=" + mia.id()).then().body("items", hasSize(0));
    }

    @Test
    void the_question_asked_is_recorded() {
        TestServer.Person ada = TestServer.staff(Role.FINANCE);
        ada.asks().get("/v1/books/accounts?kind=bank&limit=7").then().statusCode(200);
        lines("actor=" + id(ada) + "&action=GET /v1/books/accounts")
                .then()
                .body("items[0].details.query", equalTo("kind=bank&limit=7"));
    }

    @Test
    void what_happens_to_keys_is_recorded_without_their_secrets() {
        JsonPath made = TestServer.asPlatform()
                .body(Map.of("name", "audited " + UUID.randomUUID(), "scopes", List.of("users", "gifts")))
                .post("/v1/keys")
                .jsonPath();
        String id = made.getString("key.id");
        TestServer.asPlatform()
                .body(Map.of())
                .post("/v1/keys/{id}/rotation", id)
                .then()
                .statusCode(200);
        TestServer.asPlatform().delete("/v1/keys/{id}", id).then().statusCode(204);
        String log = lines("subject=" + id)
                .then()
                .body("items.action", equalTo(List.of("key.revoked", "key.rotated", "key.created")))
                .body("items[2].details.scopes", equalTo("gifts,users"))
                .body("items[2].actor.kind", equalTo("platform"))
                .extract()
                .asString();
        assertThat(log).doesNotContain(made.getString("secret"));
    }

    @Test
    void coins_given_away_are_recorded_once_with_the_key_and_the_reason() {
        TestServer.Person mia = TestServer.viewer();
        String key = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            TestServer.asPlatform()
                    .header("Idempotency-Key", key)
                    .body(Map.of("user_id", mia.id(), "coins", 5, "reason", "welcome"))
                    .post("/v1/promotional-coins")
                    .then()
                    .statusCode(201);
        }
        lines("subject=" + mia.id())
                .then()
                .body("items.action", equalTo(List.of("promotional_coins.given")))
                .body("items[0].actor.kind", equalTo("platform"))
                .body("items[0].details.coins", equalTo("5"))
                .body("items[0].details.reason", equalTo("welcome"));
    }

    @Test
    void who_is_refused_at_a_door_of_staff_is_recorded_once_a_minute_with_how_often() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person tess = TestServer.staff(Role.TRUST);
        for (int i = 0; i < 5; i++) {
            mia.asks().get("/v1/books/trial-balance").then().statusCode(403);
        }
        tess.asks().get("/v1/books/trial-balance").then().statusCode(403);
        lines("actor=" + mia.id())
                .then()
                .body("items.action", equalTo(List.of("GET /v1/books/trial-balance")))
                .body("items[0].status", equalTo(403))
                .body("items[0].actor.kind", equalTo("user"));
        lines("actor=" + id(tess) + "&action=GET /v1/books/trial-balance")
                .then()
                .body("items.status", equalTo(List.of(403)));
        refused.settle(Instant.now().plusSeconds(1));
        lines("actor=" + mia.id()).then().body("items", hasSize(2)).body("items[0].details.more", equalTo("4"));
        mia.asks().get("/v1/books/trial-balance").then().statusCode(403);
        lines("actor=" + mia.id()).then().body("items", hasSize(3));
    }

    @Test
    void a_key_that_tries_what_it_has_no_scope_for_is_recorded_and_a_guest_is_nobody() {
        JsonPath made = TestServer.asPlatform()
                .body(Map.of("name", "narrow " + UUID.randomUUID(), "scopes", List.of("gifts")))
                .post("/v1/keys")
                .jsonPath();
        TestServer.bearer(made.getString("secret")).get("/v1/audit-log").then().statusCode(403);
        lines("actor=" + made.getString("key.id")).then().body("items.status", equalTo(List.of(403)));
        TestServer.guest().get("/v1/audit-log").then().statusCode(401);
        lines("actor=guest").then().body("items", hasSize(0));
    }

    @Test
    void every_line_has_its_place_in_one_chain_however_many_write_at_once() throws Exception {
        AuditChain.Finding before = chain().verify();
        assertThat(before.fault()).isNull();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                String subject = "chained-" + i;
                writers.submit(() -> audit.record(WRITER, AuditDraft.of("test.written", subject)));
            }
        }
        AuditChain.Finding after = chain().verify();
        assertThat(after.fault()).isNull();
        assertThat(after.lines()).isGreaterThanOrEqualTo(before.lines() + 200);
        assertThat(after.head()).isNotEqualTo(before.head());
    }

    @Test
    void whoever_gets_past_the_triggers_breaks_the_chain_and_it_says_where() {
        TestServer.Person ada = TestServer.staff(Role.FINANCE);
        ada.asks().get("/v1/books/trial-balance").then().statusCode(200);
        long number =
                database.withHandle(handle -> handle.createQuery("SELECT number FROM audit_log WHERE actor = :actor")
                        .bind("actor", id(ada))
                        .mapTo(Long.class)
                        .first());
        long position = database.withHandle(
                handle -> handle.createQuery("SELECT position FROM audit_chain WHERE number = :number")
                        .bind("number", number)
                        .mapTo(Long.class)
                        .one());
        String id = PublicId.of(AuditEntry.PREFIX, number);
        tamper("UPDATE audit_log SET actor = actor || '!' WHERE number = " + number);
        assertThat(chain().verify().fault())
                .isEqualTo("line " + id + " at position " + position + " is not what was written there");
        assertThat(chain().verify().lines()).isEqualTo(position - 1);
        tamper("UPDATE audit_log SET actor = rtrim(actor, '!') WHERE number = " + number);
        assertThat(chain().verify().fault()).isNull();

        tamper("INSERT INTO audit_log (actor_kind, actor, roles, action, subject, details)"
                + " VALUES ('system', 'nobody', '', 'slipped.in', 'x', '{}')");
        assertThat(chain().verify().fault()).endsWith("stands beside the chain");
        tamper("DELETE FROM audit_log WHERE action = 'slipped.in'");
        assertThat(chain().verify().fault()).isNull();
    }

    private AuditChain chain() {
        return new AuditChain(database);
    }

    /** As somebody who owns the database would. */
    private void tamper(String sql) {
        database.useTransaction(handle -> {
            handle.execute("ALTER TABLE audit_log DISABLE TRIGGER USER");
            handle.execute(sql);
            handle.execute("ALTER TABLE audit_log ENABLE TRIGGER USER");
        });
    }

    @Test
    void reading_the_log_is_recorded() {
        TestServer.Person alex = TestServer.staff(Role.ADMIN);
        alex.asks().get("/v1/audit-log?limit=1").then().statusCode(200);
        lines("actor=" + id(alex) + "&action=GET /v1/audit-log").then().body("items", hasSize(1));
    }

    @Test
    void nobody_changes_or_removes_a_line_not_even_the_server() {
        TestServer.staff(Role.ADMIN).asks().get("/v1/audit-log?limit=1").then().statusCode(200);
        for (String attempt :
                List.of("UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log", "TRUNCATE audit_log")) {
            assertThatThrownBy(() -> database.useTransaction(handle -> handle.execute(attempt)))
                    .as(attempt)
                    .hasMessageContaining("the audit log is only ever added to");
        }
    }

    @Test
    void the_log_is_read_page_by_page_and_bad_conditions_are_named() {
        TestServer.Person ada = TestServer.staff(Role.FINANCE);
        for (int i = 0; i < 3; i++) {
            ada.asks().get("/v1/books/trial-balance").then().statusCode(200);
        }
        JsonPath page = lines("limit=2&actor=" + id(ada)).jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getBoolean("has_more")).isTrue();
        lines("limit=5&actor=" + id(ada) + "&cursor=" + page.getString("next_cursor"))
                .then()
                .statusCode(200)
                .body("has_more", equalTo(false));
        lines("from=yesterday").then().statusCode(400).body("field", equalTo("from"));
        lines("cursor=zzz").then().statusCode(400).body("field", equalTo("cursor"));
        lines("until=2020-01-01T00:00:00Z").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void an_endpoint_that_lets_staff_in_may_block_because_it_is_recorded() {
        assertThat(Endpoints.all())
                .filteredOn(endpoint ->
                        AccessRule.of(endpoint.method()).anyOf().stream().anyMatch(Role::isStaff))
                .isNotEmpty()
                .allMatch(Endpoints.Endpoint::runsOnVirtualThread);
    }

    private static Response lines(String query) {
        return TestServer.asPlatform().get("/v1/audit-log?" + query);
    }

    private static String id(TestServer.Person staff) {
        return staff.asks().get("/v1/me").then().statusCode(200).extract().path("id");
    }
}
