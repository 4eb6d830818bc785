package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class OidcTest {
    @Inject
    Users users;

    @Inject
    ObjectMapper json;

    @Test
    void staff_sign_in_with_a_token_of_the_provider_and_get_the_roles_in_it() {
        String token = TestIssuer.STAFF.token(
                Map.of("sub", "ines-" + UUID.randomUUID(), "name", "Ines", "roles", List.of("finance", "chess-club")));
        TestServer.bearer(token).get("/v1/me").then().statusCode(200).body("name", equalTo("Ines"));
        TestServer.bearer(token).get("/v1/books/trial-balance").then().statusCode(200);
        TestServer.bearer(token).get("/v1/audit-log").then().statusCode(403).body("detail", containsString("admin"));
    }

    @Test
    void staff_are_no_users_of_the_platform_and_have_no_wallet() {
        TestServer.staff(Role.SUPPORT)
                .asks()
                .get("/v1/wallet")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void no_provider_makes_a_platform_key_or_a_creator() {
        String token = TestIssuer.STAFF.token(Map.of("sub", "eve", "roles", List.of("platform", "creator", "viewer")));
        TestServer.bearer(token)
                .body(Map.of("external_id", "x"))
                .post("/v1/user-tokens")
                .then()
                .statusCode(403);
        TestServer.bearer(token).get("/v1/me").then().statusCode(403);
    }

    @Test
    void the_same_person_is_the_same_user_with_every_token() {
        String sub = "kim-" + UUID.randomUUID();
        TestServer.bearer(TestIssuer.STAFF.token(Map.of("sub", sub, "roles", List.of("trust"))))
                .get("/v1/me")
                .then()
                .statusCode(200);
        User first = users.byExternalId("oidc:staff:" + sub);
        TestServer.bearer(TestIssuer.STAFF.token(Map.of("sub", sub, "roles", List.of("admin"))))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(first.id()));
    }

    @Test
    void users_come_by_their_external_id_with_the_rights_of_a_user_whatever_the_token_says() {
        String sub = "user-" + UUID.randomUUID();
        String token = TestIssuer.USERS.token(
                Map.of("sub", sub, "name", "Yuki", "country", "KR", "roles", List.of("finance", "admin")));
        TestServer.bearer(token)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("market", equalTo("KR"))
                .body("roles", hasItem("viewer"))
                .body("roles", not(hasItem("finance")));
        TestServer.bearer(token).get("/v1/wallet").then().statusCode(200);
        TestServer.bearer(token).get("/v1/books/trial-balance").then().statusCode(403);
        assertThat(users.byExternalId(sub).ageKnown()).isFalse();
    }

    @Test
    void a_user_whom_the_platform_described_before_is_the_same_user() {
        TestServer.Person person = TestServer.viewer();
        TestServer.bearer(TestIssuer.USERS.token(Map.of("sub", person.externalId())))
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(person.id()));
    }

    @Test
    void a_user_of_no_known_market_is_told_what_is_missing() {
        TestServer.bearer(TestIssuer.USERS.token(Map.of("sub", "nomad-" + UUID.randomUUID())))
                .get("/v1/me")
                .then()
                .statusCode(403)
                .body("detail", containsString("names no market"));
    }

    @Test
    void a_body_survives_the_wait_while_a_new_token_is_checked() {
        TestServer.Person person = TestServer.viewer();
        String fresh = TestIssuer.USERS.token(Map.of("sub", person.externalId()));
        TestServer.bearer(fresh)
                .body(Map.of("coins_per_day", 500))
                .put("/v1/wallet/daily-cap")
                .then()
                .statusCode(not(equalTo(401)));
        String another = TestIssuer.USERS.token(Map.of("sub", person.externalId()));
        TestServer.bearer(another)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("gift", "nothing"))
                .post("/v1/lives/live_0000000000000/gifts")
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_wrong_with_a_token_is_refused_and_said() {
        JwtClaims good = TestIssuer.STAFF.claims(Map.of("sub", "mo", "roles", List.of("finance")));
        refused(TestIssuer.STAFF.forge(good), "token_invalid");

        JwtClaims elsewhere = TestIssuer.STAFF.claims(Map.of("sub", "mo", "roles", List.of("finance")));
        elsewhere.setAudience("another-service");
        refused(TestIssuer.STAFF.sign(elsewhere), "token_invalid");

        JwtClaims old = TestIssuer.STAFF.claims(Map.of("sub", "mo"));
        old.setExpirationTimeMinutesInTheFuture(-5);
        refused(TestIssuer.STAFF.sign(old), "token_expired");

        JwtClaims endless = TestIssuer.STAFF.claims(Map.of("sub", "mo"));
        endless.unsetClaim("exp");
        refused(TestIssuer.STAFF.sign(endless), "token_invalid");

        refused(TestIssuer.STAFF.token(Map.of("sub", "mo", "typ", "ID")), "token_invalid");

        JwtClaims others = TestIssuer.STAFF.claims(Map.of("sub", "mo"));
        others.setIssuer(TestIssuer.USERS.issuer());
        refused(TestIssuer.STAFF.sign(others), "token_invalid");

        others.setIssuer("https://elsewhere.example");
        refused(TestIssuer.STAFF.sign(others), "token_invalid");

        String unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + TestIssuer.STAFF.sign(good).split("\\.")[1] + ".";
        refused(unsigned, "token_invalid");
    }

    @Test
    void many_tokens_of_made_up_keys_do_not_make_us_hammer_the_provider() {
        TestServer.bearer(
                        TestIssuer.USERS.token(Map.of("sub", TestServer.viewer().externalId())))
                .get("/v1/me")
                .then()
                .statusCode(200);
        int before = TestIssuer.USERS.keyReads();
        IntStream.range(0, 20).forEach(each -> {
            JwtClaims claims = TestIssuer.USERS.claims(Map.of("sub", "flood-" + each));
            refused(TestIssuer.USERS.forge(claims, "made-up-" + each), "token_invalid");
        });
        assertThat(TestIssuer.USERS.keyReads() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void a_provider_whose_keys_come_unencrypted_is_not_accepted() {
        assertThatThrownBy(() -> provider("http://sso.example.com", null))
                .hasMessageContaining("must begin with https://");
    }

    @Test
    void a_role_that_is_not_ours_is_refused_at_the_start_and_not_at_the_first_sign_in() {
        assertThatThrownBy(() -> provider("https://sso.example.com", "boss:king"))
                .hasMessageContaining("ovation.oidc.test.roles: 'boss:king'");
        assertThatThrownBy(() -> provider("https://sso.example.com", "servers:platform"))
                .hasMessageContaining("support, finance, trust, admin");
    }

    private OidcProvider provider(String issuer, String roles) {
        Map<String, String> settings =
                new HashMap<>(Map.of("ovation.oidc.test.issuer", issuer, "ovation.oidc.test.audience", "ovation"));
        if (roles != null) {
            settings.put("ovation.oidc.test.roles", roles);
        }
        OidcSettings read = new SmallRyeConfigBuilder()
                .withMapping(OidcSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(OidcSettings.class);
        return new OidcProvider("test", read.providers().get("test"), json);
    }

    private static void refused(String token, String code) {
        TestServer.bearer(token).get("/v1/me").then().statusCode(401).body("code", equalTo(code));
    }
}
