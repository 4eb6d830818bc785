package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SignInTest {
    @Inject
    Tokens tokens;

    @Inject
    Users users;

    @Test
    void a_persona_signs_in_without_a_password_and_sees_itself() {
        TestServer.Person mia = TestServer.persona("viewer");
        mia.asks()
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("id", startsWith("usr_"))
                .body("name", equalTo("Mia"))
                .body("currency", equalTo("USD"))
                .body("roles", hasItem("viewer"))
                .body("age_known", equalTo(true));
        TestServer.guest().get("/v1/sandbox/personas").then().statusCode(200).body("", hasSize(8));
    }

    @Test
    void an_unknown_persona_is_refused_by_name() {
        TestServer.guest()
                .body(Map.of("persona", "king"))
                .post("/v1/sandbox/sessions")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("persona"));
    }

    @Test
    void no_token_a_wrong_token_and_an_expired_token_are_told_apart() {
        TestServer.guest().get("/v1/me").then().statusCode(401).body("code", equalTo("token_missing"));
        TestServer.bearer("nonsense").get("/v1/me").then().statusCode(401).body("code", equalTo("token_invalid"));
        TestServer.bearer("sk_test_of_nobody")
                .get("/v1/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("token_invalid"));
        TestServer.Person person = TestServer.viewer();
        String tampered = person.token().substring(0, person.token().length() - 3) + "abc";
        TestServer.bearer(tampered).get("/v1/me").then().statusCode(401).body("code", equalTo("token_invalid"));
        User user = users.byExternalId(person.externalId());
        String old = tokens.mint(user, Duration.ofSeconds(-5)).text();
        TestServer.bearer(old).get("/v1/me").then().statusCode(401).body("code", equalTo("token_expired"));
    }

    @Test
    void users_cannot_do_what_only_the_platform_may_and_the_other_way_round() {
        TestServer.viewer()
                .asks(Map.of("external_id", "x"))
                .post("/v1/user-tokens")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        TestServer.asPlatform().get("/v1/me").then().statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void the_platform_describes_a_user_again_and_nothing_is_lost() {
        TestServer.Person person = TestServer.person("KR", "2000-01-01", 5);
        TestServer.asPlatform()
                .body(Map.of("name", "Renamed"))
                .put("/v1/users/{id}", person.externalId())
                .then()
                .statusCode(200)
                .body("id", equalTo(person.id()))
                .body("market", equalTo("KR"))
                .body("currency", equalTo("KRW"));
        assertThat(users.byExternalId(person.externalId()).name()).isEqualTo("Renamed");
    }

    @Test
    void absurd_descriptions_name_the_field_at_fault() {
        refused(Map.of("name", "A", "market", "XX"), "market_unknown", "market");
        refused(Map.of("market", "US"), "field_invalid", "name");
        refused(Map.of("name", "A", "market", "US", "followers", -1), "field_invalid", "followers");
        refused(Map.of("name", "A", "market", "US", "birth_date", "1700-01-01"), "field_invalid", "birth_date");
        refused(Map.of("name", "A", "market", "US", "birth_date", "soon"), "field_invalid", "birth_date");
        refused(Map.of("name", "A", "market", "US", "handle", "No Way"), "field_invalid", "handle");
        refused(Map.of("name", "A", "market", "US", "account_kind", "robot"), "field_invalid", "account_kind");
        refused(Map.of("name", "A", "market", "US", "followers", 1.5), "field_invalid", "followers");
        refused(Map.of("name", 7, "market", "US"), "field_invalid", "name");
        refused(Map.of("name", "A", "market", "US", "coins", 5), "unknown_field", "coins");
    }

    private static void refused(Map<String, Object> description, String code, String field) {
        TestServer.asPlatform()
                .body(description)
                .put("/v1/users/{id}", "absurd-" + System.nanoTime())
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }
}
