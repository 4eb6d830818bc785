package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MemberSourceTest {
    private static final String HEADER =
            "Name,Email,Discord,Patron Status,Follows You,Free Member,Free Trial,Lifetime Amount,"
                    + "Pledge Amount,Charge Frequency,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Last Updated,"
                    + "Currency,Access Expiration\n";

    @Test
    void members_of_a_patreon_file_are_on_the_one_list_once_somebody_says_who_they_are() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person ana = TestServer.viewer();
        String email = UUID.randomUUID() + "@example.org";
        String tier = Club.tiers(juno).get(1);
        String source = source(juno, "patreon", "secret", tier);
        String file = HEADER
                + "Ana," + email
                + ",,Active patron,Yes,No,No,120.00,10.00,Monthly,Gold,2025-03-04 10:00:00.000000,,Paid,111,"
                + "2026-01-02 03:04:05.000000,USD,\n"
                + "\"Bo, the Great\",bo@example.org,,Former patron,No,No,No,5.00,0.00,,Gold,2024-01-01 00:00:00,,Paid,112,"
                + "2026-01-02 03:04:05.000000,USD,\n";
        upload(juno, source, file)
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("changed", equalTo(2))
                .body("active", equalTo(1))
                .body("with_perks", equalTo(1))
                .body("known", equalTo(0));
        check(juno, ana).body("member", equalTo(false));
        TestServer.asPlatform()
                .body(Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "external_id", ana.externalId()))
                .post("/v1/member-links")
                .then()
                .statusCode(200)
                .body("members", equalTo(1));
        check(juno, ana)
                .body("member", equalTo(true))
                .body("source", equalTo("patreon"))
                .body("tier.id", equalTo(tier))
                .body("perks.size()", equalTo(5));
        JsonPath members = juno.asks()
                .get("/v1/creators/{id}/members", juno.id())
                .then()
                .extract()
                .jsonPath();
        assertThat(members.getString("items[0].name")).isEqualTo("Ana");
        assertThat(members.prettyPrint()).doesNotContain(email);
        upload(juno, source, HEADER + "Ana,,,Active patron,,,,,ten,,Gold,,,,111,,USD,\n")
                .statusCode(400)
                .body("code", equalTo("file_unreadable"))
                .body("detail", containsString("Line 2"));
        check(juno, ana).body("member", equalTo(true));
    }

    @Test
    void patreon_webhooks_are_checked_taken_once_and_end_a_membership() throws Exception {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person ana = TestServer.viewer();
        String email = UUID.randomUUID() + "@example.org";
        String source = source(juno, "patreon", "whsec", Club.tiers(juno).getFirst());
        String body = """
                {"data": {"type": "member", "id": "m-1", "attributes": {"full_name": "Ana", "email": "%s",
                  "patron_status": "active_patron", "currently_entitled_amount_cents": 500,
                  "pledge_relationship_start": "2025-03-04T10:00:00.000+00:00"},
                  "relationships": {"user": {"data": {"id": "77", "type": "user"}},
                    "currently_entitled_tiers": {"data": [{"id": "9", "type": "tier"}]}}},
                 "included": [{"type": "tier", "id": "9", "attributes": {"title": "Gold", "amount_cents": 500}}]}""".formatted(email);
        TestServer.asPlatform()
                .body(Map.of("email", email, "external_id", ana.externalId()))
                .post("/v1/member-links")
                .then()
                .body("members", equalTo(0));
        patreon(source, "members:pledge:create", body, "0".repeat(32)).statusCode(401);
        patreon(source, "members:pledge:create", body, signed("other", body)).statusCode(401);
        for (int i = 0; i < 2; i++) {
            patreon(source, "members:pledge:create", body, signed("whsec", body))
                    .statusCode(200)
                    .body("known", equalTo(true));
        }
        TestServer.asPlatform()
                .body(Map.of("email", email, "external_id", ana.externalId()))
                .post("/v1/member-links")
                .then()
                .body("members", equalTo(1));
        check(juno, ana).body("member", equalTo(true)).body("source", equalTo("patreon"));
        patreon(source, "members:pledge:delete", body, signed("whsec", body)).statusCode(200);
        check(juno, ana).body("member", equalTo(false));
        patreon(source, "posts:publish", "{}", signed("whsec", "{}"))
                .statusCode(200)
                .body("known", equalTo(false));
    }

    @Test
    void a_ko_fi_payment_makes_a_member_for_its_month_when_it_carries_the_token() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person ana = TestServer.viewer();
        String email = UUID.randomUUID() + "@example.org";
        String source = source(juno, "kofi", "token-1", Club.tiers(juno).getFirst());
        String paid = """
                {"verification_token": "%s", "message_id": "%s", "timestamp": "%s", "type": "Subscription", "is_public": true,
                 "from_name": "Ana", "message": null, "amount": "5.00", "url": "https://ko-fi.com/x", "email": "%s",
                 "currency": "USD", "is_subscription_payment": true, "is_first_subscription_payment": true,
                 "kofi_transaction_id": "t-1", "shop_items": null, "tier_name": "Gold", "shipping": null}""";
        // What Ko-fi says is judged by the platform's business clock, which other tests move.
        String now = TestServer.now().toString();
        kofi(source, paid.formatted("wrong", UUID.randomUUID(), now, email)).statusCode(401);
        kofi(source, paid.formatted("token-1", UUID.randomUUID(), "2020-01-01T00:00:00Z", email))
                .statusCode(200);
        TestServer.asPlatform()
                .body(Map.of("email", email, "external_id", ana.externalId()))
                .post("/v1/member-links")
                .then()
                .body("members", equalTo(1));
        check(juno, ana).body("member", equalTo(false));
        kofi(source, paid.formatted("token-1", UUID.randomUUID(), now, email)).statusCode(200);
        check(juno, ana).body("member", equalTo(true)).body("source", equalTo("kofi"));
        kofi(source, paid.formatted("token-1", UUID.randomUUID(), "2021-01-01T00:00:00Z", email))
                .statusCode(200);
        check(juno, ana).body("member", equalTo(true));
        kofi(source, "not json").statusCode(400);
    }

    private static String source(TestServer.Person creator, String platform, String secret, String tier) {
        return creator.asks(Map.of("secret", secret, "tiers", Map.of("Gold", tier)))
                .put("/v1/member-sources/{platform}", platform)
                .then()
                .statusCode(200)
                .body("webhook_path", containsString("/v1/member-source-events/msr_"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse upload(TestServer.Person creator, String source, String file) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + creator.token())
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/member-sources/{id}/files", source)
                .then();
    }

    private static ValidatableResponse patreon(String source, String event, String body, String signature) {
        return TestServer.guest()
                .header("X-Patreon-Event", event)
                .header("X-Patreon-Signature", signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/member-source-events/{id}", source)
                .then();
    }

    private static ValidatableResponse kofi(String source, String data) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("data=" + URLEncoder.encode(data, StandardCharsets.UTF_8))
                .post("/v1/member-source-events/{id}", source)
                .then();
    }

    private static String signed(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ValidatableResponse check(TestServer.Person creator, TestServer.Person user) {
        return TestServer.asPlatform()
                .get("/v1/memberships/check?creator={creator}&user={user}", creator.id(), user.id())
                .then()
                .statusCode(200);
    }
}
