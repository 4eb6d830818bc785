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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of Ko-fi by file and webhook, and those of both platforms and ours on the one list. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class KofiMembersTest {
    private static final String HEADER = "DateTime (UTC),From,Message,Item,Received,Given,Currency,TransactionType,"
            + "TransactionId,Reference,SalesTax,SalesTaxAmount,BuyerEmail\n";

    @Test
    void a_file_of_transactions_makes_members_of_who_paid_for_a_tier_lately_and_again_it_changes_nothing() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person ana = TestServer.viewer();
        String tier = Club.tiers(juno).get(1);
        String source = source(juno, "kofi", Map.of("Gold", tier));
        String email = address();
        Instant now = TestServer.now();
        String file = HEADER
                + line(now.minus(Duration.ofDays(33)), "Ana", "Gold", "5.00", "Subscription", email)
                + line(now.minus(Duration.ofDays(3)), "Ana", "Gold", "5.00", "Subscription", email)
                + line(now.minus(Duration.ofDays(200)), "Bo", "Gold", "5.00", "Subscription", address())
                + line(now.minus(Duration.ofDays(1)), "Cy", "", "3.00", "Tip", address());
        upload(juno, source, file).statusCode(200).body("rows", equalTo(2)).body("changed", equalTo(2));
        link(email, ana, 1);
        check(juno, ana)
                .body("member", equalTo(true))
                .body("source", equalTo("kofi"))
                .body("tier.id", equalTo(tier))
                .body("month", equalTo(2));
        JsonPath members = members(juno);
        assertThat(members.getList("items.name"))
                .as("who paid long ago is none, a tip is none")
                .containsExactly("Ana");
        upload(juno, source, file).statusCode(200);
        assertThat(members(juno).getList("items")).hasSize(1);
        assertThat(members(juno).getString("items[0].since")).isEqualTo(members.getString("items[0].since"));
        assertThat(members.prettyPrint()).doesNotContain(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13/45/2026 10:00,Ana,,Gold,5.00,,USD,Subscription,t1,,,,a@example.org|is not a time",
                ",Ana,,Gold,5.00,,USD,Subscription,t1,,,,a@example.org|no time of the payment",
                "11/01/2026 10:00,,,Gold,5.00,,USD,Subscription,t1,,,,|Neither a name nor an e-mail",
                "11/01/2026 10:00,Ana,,Gold,five,,USD,Subscription,t1,,,,a@example.org|'five' is not an amount",
                "11/01/2026 10:00,Ana,,Gold,-5.00,,USD,Subscription,t1,,,,a@example.org|'-5.00' is not an amount",
                "11/01/2026 10:00,Ana,,Gold,5.00,,USD,Subscription,t1,,,,a@example.org,more|more values than columns"
            })
    void a_line_that_cannot_be_used_is_named_and_nothing_of_the_file_is_taken(String lineAndWhy) {
        TestServer.Person juno = TestServer.creator();
        String source = source(juno, "kofi", Map.of("Gold", Club.tiers(juno).getFirst()));
        String[] parts = lineAndWhy.split("\\|");
        upload(
                        juno,
                        source,
                        HEADER
                                + line(TestServer.now(), "Good", "Gold", "5.00", "Subscription", address())
                                + parts[0]
                                + "\n")
                .statusCode(400)
                .body("code", equalTo("file_unreadable"))
                .body("detail", containsString("Line 3"))
                .body("detail", containsString(parts[1]));
        assertThat(members(juno).getList("items")).isEmpty();
    }

    @Test
    void a_file_that_is_none_of_theirs_is_refused() {
        TestServer.Person juno = TestServer.creator();
        String source = source(juno, "kofi", Map.of());
        upload(juno, source, "").statusCode(400).body("code", equalTo("file_unreadable"));
        upload(juno, source, "Name,Status\nAna,active\n").statusCode(400).body("detail", containsString("is missing"));
        TestServer.Person other = TestServer.creator();
        upload(other, source, HEADER).statusCode(404);
    }

    @Test
    void webhooks_need_the_token_go_up_a_tier_with_the_next_payment_and_end_when_none_comes() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person ana = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        String source = source(juno, "kofi", Map.of("Silver", tiers.get(0), "Gold", tiers.get(2)));
        String email = address();
        Instant now = TestServer.now();
        for (String forged : new String[] {"wrong", "", "secret-of-test\u0000"}) {
            kofi(source, payment(forged, UUID.randomUUID().toString(), now, email, "Silver"))
                    .statusCode(401)
                    .body("code", equalTo("callback_signature_invalid"));
        }
        kofi("msr_0000000000000", payment("secret-of-test", "m", now, email, "Silver"))
                .statusCode(401);
        link(email, ana, 0);
        String message = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            kofi(source, payment("secret-of-test", message, now.minusSeconds(60), email, "Silver"))
                    .statusCode(200);
        }
        link(email, ana, 1);
        check(juno, ana).body("tier.id", equalTo(tiers.get(0)));
        kofi(source, payment("secret-of-test", UUID.randomUUID().toString(), now, email, "Gold"))
                .statusCode(200);
        check(juno, ana).body("tier.id", equalTo(tiers.get(2))).body("perks.size()", equalTo(6));
        // What comes late changes nothing.
        kofi(source, payment("secret-of-test", UUID.randomUUID().toString(), now.minusSeconds(90), email, "Silver"))
                .statusCode(200);
        check(juno, ana).body("tier.id", equalTo(tiers.get(2)));
        // A donation is none of our business, and neither is somebody who stopped paying: no payment, no membership.
        kofi(
                        source,
                        payment("secret-of-test", UUID.randomUUID().toString(), now, address(), "Gold")
                                .replace("\"is_subscription_payment\": true", "\"is_subscription_payment\": false"))
                .statusCode(200);
        String stopped = address();
        kofi(
                        source,
                        payment(
                                "secret-of-test",
                                UUID.randomUUID().toString(),
                                now.minus(Duration.ofDays(40)),
                                stopped,
                                "Gold"))
                .statusCode(200);
        assertThat(members(juno).getList("items")).hasSize(1);
        kofi(source, "{\"verification_token\": \"secret-of-test\", \"type\": \"Subscription\"}")
                .statusCode(400);
    }

    @Test
    void one_list_of_perks_holds_for_who_pays_here_and_for_members_of_both_platforms() {
        TestServer.Person juno = TestServer.creator();
        List<String> tiers = Club.tiers(juno);
        TestServer.Person here = TestServer.viewer();
        TestServer.Person kofi = TestServer.viewer();
        TestServer.Person patreon = TestServer.viewer();
        Club.join(here, tiers.get(1), "card_success");
        String kofiMail = address();
        String patreonMail = address();
        String fromKofi = source(juno, "kofi", Map.of("Gold", tiers.get(1)));
        kofi(fromKofi, payment("secret-of-test", UUID.randomUUID().toString(), TestServer.now(), kofiMail, "Gold"))
                .statusCode(200);
        String fromPatreon = source(juno, "patreon", Map.of("Insiders", tiers.get(1)));
        upload(
                        juno,
                        fromPatreon,
                        "Name,Email,Patron Status,Tier,User ID\nPia," + patreonMail + ",Active patron,Insiders,9\n")
                .statusCode(200);
        link(kofiMail, kofi, 1);
        link(patreonMail, patreon, 1);
        String post = juno.asks(Map.of("title", "For all of you", "body", "Thank you", "tier_id", tiers.get(1)))
                .post("/v1/member-posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        List<String> perks = check(juno, here).extract().path("perks");
        for (TestServer.Person each : List.of(here, kofi, patreon)) {
            assertThat(check(juno, each).extract().<List<String>>path("perks")).isEqualTo(perks);
            each.asks()
                    .get("/v1/member-posts/{id}", post)
                    .then()
                    .statusCode(200)
                    .body("body", equalTo("Thank you"));
        }
        assertThat(members(juno).getList("items.source", String.class))
                .containsExactlyInAnyOrder("paid", "kofi", "patreon");
    }

    private static String line(Instant at, String from, String tier, String amount, String type, String email) {
        return DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm", Locale.US)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + "," + from + ",," + tier + "," + amount + ",,USD," + type + "," + UUID.randomUUID() + ",,,," + email
                + "\n";
    }

    private static String payment(String token, String message, Instant at, String email, String tier) {
        return """
                {"verification_token": "%s", "message_id": "%s", "timestamp": "%s", "type": "Subscription", "is_public": true,
                 "from_name": "Ana", "message": null, "amount": "5.00", "url": "https://ko-fi.com/x", "email": "%s",
                 "currency": "USD", "is_subscription_payment": true, "is_first_subscription_payment": false,
                 "kofi_transaction_id": "t-1", "shop_items": null, "tier_name": "%s", "shipping": null}""".formatted(token.replace("\u0000", "\\u0000"), message, at, email, tier);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private static String source(TestServer.Person creator, String platform, Map<String, String> tiers) {
        return creator.asks(Map.of("secret", "secret-of-test", "tiers", tiers))
                .put("/v1/member-sources/{platform}", platform)
                .then()
                .statusCode(200)
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

    private static ValidatableResponse kofi(String source, String data) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("data=" + URLEncoder.encode(data, StandardCharsets.UTF_8))
                .post("/v1/member-source-events/{id}", source)
                .then();
    }

    private static void link(String email, TestServer.Person user, int members) {
        TestServer.asPlatform()
                .body(Map.of("email", email, "external_id", user.externalId()))
                .post("/v1/member-links")
                .then()
                .statusCode(200)
                .body("members", equalTo(members));
    }

    private static JsonPath members(TestServer.Person creator) {
        return creator.asks()
                .get("/v1/creators/{id}/members", creator.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse check(TestServer.Person creator, TestServer.Person user) {
        return TestServer.asPlatform()
                .get("/v1/memberships/check?creator={creator}&user={user}", creator.id(), user.id())
                .then()
                .statusCode(200);
    }
}
