package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.gift.Stage;
import io.ovation.server.identity.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What attackers and those who catch them do over HTTP, for the tests of threats. */
final class Attack {
    private static final long PATIENCE_MILLIS = 20_000;

    private Attack() {}

    /** The platform tells us what it saw a user with: kinds and values in turn. */
    static JsonPath seen(TestServer.Person person, String... kindsAndValues) {
        List<Map<String, String>> signals = new ArrayList<>();
        for (int place = 0; place < kindsAndValues.length; place += 2) {
            signals.add(Map.of("kind", kindsAndValues[place], "value", kindsAndValues[place + 1]));
        }
        return TestServer.asPlatform()
                .body(Map.of("signals", signals))
                .post("/v1/users/{id}/signals", person.externalId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The platform mints a token for a person and says on which device; nobody tells signals apart from that. */
    static void signsIn(TestServer.Person person, String device) {
        TestServer.asPlatform()
                .body(Map.of("external_id", person.externalId(), "device", device))
                .post("/v1/user-tokens")
                .then()
                .statusCode(200);
    }

    /** How many users are linked with a person; that it is asked for adds nothing that links anybody. */
    static int linked(TestServer.Person person) {
        return seen(person, "ip", "192.0.2.1").getInt("linked_users");
    }

    /** A new value that nobody has. */
    static String fresh(String what) {
        return what + "-" + UUID.randomUUID();
    }

    static ValidatableResponse gift(TestServer.Person sender, String live, String gift) {
        return Stage.sends(sender, live, "gift", gift);
    }

    /** Somebody in trust has a creator's score worked out now. */
    static JsonPath score(TestServer.Person creator) {
        return TestServer.staff(Role.TRUST)
                .asks()
                .post("/v1/risk/creators/{id}/scores", creator.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The file of a case as trust sees it. */
    static JsonPath file(String caseId) {
        return TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/risk/cases/{id}", caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void await(String what, BooleanSupplier until) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!until.getAsBoolean() && System.currentTimeMillis() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(until.getAsBoolean()).as(what).isTrue();
    }

    /** The kinds of lines on a creator's statement, newest first. */
    static List<String> statement(TestServer.Person creator) {
        return creator.asks()
                .get("/v1/earnings/statement?limit=50")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.kind");
    }

    static long micros(TestServer.Person creator, String what) {
        return creator.asks()
                .get("/v1/earnings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong(what + ".micros");
    }
}
