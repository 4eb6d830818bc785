package io.ovation.server.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.server.TestServer;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ProgrammeTest {
    @Inject
    Programme programme;

    @Inject
    ProgrammeReview review;

    @Inject
    Database database;

    @Inject
    Users users;

    @Inject
    Markets markets;

    @Inject
    Clocks clocks;

    @Test
    void a_refusal_explains_every_criterion_and_what_is_made_good_is_taken_in() {
        TestServer.Person juno = TestServer.person("US", "1995-05-05", 850);
        juno.asks()
                .get("/v1/programme")
                .then()
                .statusCode(200)
                .body("status", equalTo("not_joined"))
                .body("may_apply", is(true))
                .body("now.eligible", is(false))
                .body("now.criteria_version", equalTo(1))
                .body("now.findings", hasSize(7));
        juno.asks()
                .post("/v1/programme/applications")
                .then()
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("may_appeal", is(true))
                .body("now.findings.find { it.criterion == 'followers' }.value", equalTo("850"))
                .body("now.findings.find { it.criterion == 'followers' }.need", equalTo("1000"))
                .body("now.findings.find { it.criterion == 'followers' }.distance", equalTo(150))
                .body("now.findings.find { it.criterion == 'posts' }.distance", equalTo(3))
                .body("now.findings.find { it.criterion == 'age' }.met", is(true));
        followers(juno, 1_000);
        active(juno, 3, 1_000);
        assertThat(programme.isMember(number(juno))).isFalse();
        apply(juno, "member").body("now.eligible", is(true)).body("now.findings.met", everyItem(is(true)));
        assertThat(programme.isMember(number(juno))).isTrue();
        // Applying again changes nothing.
        apply(juno, "member");
        juno.asks().get("/v1/programme/decisions").then().body("items", hasSize(2));
        List<String> told = TestServer.asPlatform()
                .get("/v1/events?subject={user}&limit=100", juno.id())
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
        assertThat(told).contains("programme.refused", "programme.joined");
    }

    @Test
    void a_decision_is_replayed_for_its_day_with_the_facts_of_that_day() {
        TestServer.Person juno = member();
        Instant asked = clocks.business();
        followers(juno, 10);
        database.useTransaction(
                handle -> handle.execute("UPDATE users SET birth_date = NULL WHERE number = ?", number(juno)));
        TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/programme/replays?user_id={user}&at={at}", juno.id(), asked.toString())
                .then()
                .statusCode(200)
                .body("verdict.eligible", is(true))
                .body("verdict.findings.find { it.criterion == 'followers' }.value", equalTo("1500"))
                .body("decision.outcome", equalTo("member"));
        TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/programme/replays?user_id={user}", juno.id())
                .then()
                .body("verdict.eligible", is(false))
                .body("verdict.findings.find { it.criterion == 'followers' }.value", equalTo("10"));
        // Every decision ever made comes out of its own moment again, finding by finding.
        User user = users.get(number(juno));
        database.useTransaction(handle -> {
            List<Instant> moments = handle.createQuery("SELECT at FROM programme_decision WHERE user_number = :user")
                    .bind("user", user.number())
                    .mapTo(Instant.class)
                    .list();
            assertThat(moments).isNotEmpty();
            for (Instant at : moments) {
                assertThat(programme
                                .replay(handle, user, Criteria.CREATOR_NEXT, at)
                                .findings())
                        .isEqualTo(
                                programme.decisionAt(handle, user.number(), at).findings());
            }
        });
    }

    @Test
    void who_falls_short_has_days_of_grace_is_lost_after_them_and_returns_by_itself() {
        TestServer.Person juno = member();
        followers(juno, 900);
        review.review();
        standing(juno).body("status", equalTo("at_risk")).body("grace_until", notNullValue());
        assertThat(programme.isMember(number(juno))).isTrue();
        TestServer.advanceDays(14);
        keepActive(juno);
        standing(juno).body("status", equalTo("lost"));
        assertThat(programme.isMember(number(juno))).isFalse();
        followers(juno, 2_000);
        keepActive(juno);
        review.review();
        standing(juno).body("status", equalTo("member")).body("grace_until", nullValue());
        juno.asks()
                .get("/v1/programme/decisions")
                .then()
                .body("items.outcome", equalTo(List.of("member", "lost", "at_risk", "member")))
                .body("items.cause", equalTo(List.of("review", "review", "review", "application")));
    }

    @Test
    void an_account_that_becomes_political_or_a_business_is_out_at_once() {
        for (String kind : List.of("business", "government", "political")) {
            TestServer.Person juno = member();
            describe(juno, Map.of("account_kind", kind));
            review.review();
            standing(juno)
                    .body("status", equalTo("lost"))
                    .body("now.findings.find { it.criterion == 'account_kind' }.value", equalTo(kind));
        }
    }

    @Test
    void strikes_end_good_standing_until_they_expire_or_are_lifted() {
        TestServer.Person juno = member();
        TestServer.Person tess = TestServer.staff(Role.TRUST);
        Map<String, Object> strike = Map.of(
                "user_id", juno.id(), "reason", "bought_views", "days", 5, "note", "10,000 views of one address");
        String id = tess.asks(strike)
                .post("/v1/strikes")
                .then()
                .statusCode(201)
                .body("points", equalTo(3))
                .body("counts", is(true))
                .extract()
                .path("id");
        review.review();
        standing(juno)
                .body("status", equalTo("lost"))
                .body("strikes.id", hasItem(id))
                .body("now.findings.find { it.criterion == 'standing' }.distance", equalTo(1))
                .body("now.findings.find { it.criterion == 'standing' }.met_on", notNullValue());
        TestServer.advanceDays(5);
        keepActive(juno);
        review.review();
        standing(juno).body("status", equalTo("member")).body("strikes[0].counts", is(false));

        String second = tess.asks(strike).post("/v1/strikes").then().extract().path("id");
        review.review();
        standing(juno).body("status", equalTo("lost"));
        tess.asks()
                .body(Map.of("reason", "another account's views"))
                .post("/v1/strikes/{id}/lifting", second)
                .then()
                .statusCode(200)
                .body("counts", is(false));
        review.review();
        standing(juno).body("status", equalTo("member"));
        TestServer.staff(Role.ADMIN)
                .asks()
                .get("/v1/audit-log?limit=200")
                .then()
                .body("items.action", hasItems("strike.given", "strike.lifted"));
    }

    @Test
    void an_appeal_is_decided_by_people_and_what_they_grant_outlives_the_next_review() {
        TestServer.Person juno = TestServer.person("US", "1995-05-05", 990);
        active(juno, 3, 5_000);
        apply(juno, "refused");
        String id = juno.asks()
                .body(Map.of("text", "Ten more follow me since this morning"))
                .post("/v1/programme/appeals")
                .then()
                .statusCode(201)
                .body("status", equalTo("open"))
                .extract()
                .path("id");
        juno.asks()
                .body(Map.of("text", "And another thing"))
                .post("/v1/programme/appeals")
                .then()
                .statusCode(409)
                .body("code", equalTo("appeal_not_possible"));
        TestServer.Person tess = TestServer.staff(Role.TRUST);
        tess.asks()
                .get("/v1/programme/appeals?status=open&limit=200")
                .then()
                .statusCode(200)
                .body("items.appeal.id", hasItem(id))
                .body(
                        "items.find { it.appeal.id == '" + id
                                + "' }.decision.findings.find { it.criterion == 'followers' }.distance",
                        equalTo(10));
        Map<String, Object> grant = Map.of("decision", "grant", "reason", "close enough", "days", 20);
        tess.asks()
                .body(grant)
                .post("/v1/programme/appeals/{id}/decision", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"));
        tess.asks()
                .body(grant)
                .post("/v1/programme/appeals/{id}/decision", id)
                .then()
                .statusCode(200);
        tess.asks()
                .body(Map.of("decision", "uphold", "reason", "no"))
                .post("/v1/programme/appeals/{id}/decision", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("appeal_decided"));
        TestServer.advanceDays(1);
        standing(juno)
                .body("status", equalTo("member"))
                .body("now.findings.find { it.criterion == 'followers' }.waived", is(true));
        TestServer.advanceDays(20);
        keepActive(juno);
        review.review();
        standing(juno).body("status", equalTo("at_risk"));
    }

    @Test
    void nobody_is_let_off_their_age_and_support_does_not_decide() {
        TestServer.Person young = TestServer.person(
                "US", clocks.today(markets.get("US")).minusYears(17).toString(), 5_000);
        active(young, 3, 5_000);
        apply(young, "refused");
        String id = young.asks()
                .body(Map.of("text", "I am very mature"))
                .post("/v1/programme/appeals")
                .then()
                .extract()
                .path("id");
        TestServer.staff(Role.TRUST)
                .asks()
                .body(Map.of("decision", "grant", "reason", "fine"))
                .post("/v1/programme/appeals/{id}/decision", id)
                .then()
                .statusCode(400)
                .body("field", equalTo("criteria"));
        TestServer.staff(Role.SUPPORT)
                .asks()
                .body(Map.of("decision", "uphold", "reason", "no"))
                .post("/v1/programme/appeals/{id}/decision", id)
                .then()
                .statusCode(403);
    }

    @Test
    void where_the_programme_is_coming_the_distance_is_shown_and_nobody_is_taken() {
        TestServer.Person maple = TestServer.person("CA", "1995-05-05", 5_000);
        active(maple, 3, 5_000);
        maple.asks()
                .get("/v1/programme")
                .then()
                .body("now.availability", equalTo("coming"))
                .body("may_apply", is(false));
        maple.asks()
                .post("/v1/programme/applications")
                .then()
                .statusCode(409)
                .body("code", equalTo("programme_not_offered"))
                .body("detail", containsString("coming to CA"));
        TestServer.person("NL", "1995-05-05", 5_000)
                .asks()
                .get("/v1/programme")
                .then()
                .body("now.availability", equalTo("not_offered"))
                .body("now.criteria_version", nullValue());
        TestServer.guest()
                .get("/v1/markets")
                .then()
                .statusCode(200)
                .body("items", hasSize(24))
                .body("items.find { it.code == 'CA' }.coming", hasItem("creator_next"))
                .body("items.find { it.code == 'CA' }.features", not(hasItem("creator_next")))
                .body("items.find { it.code == 'US' }.features", hasItems("creator_next", "fund", "tips"));
    }

    @Test
    void new_criteria_hold_from_their_day_on_and_the_past_keeps_its_own() {
        TestServer.Person rosa = TestServer.person("ES", "1995-05-05", 1_500);
        active(rosa, 3, 5_000);
        apply(rosa, "member");
        Instant before = clocks.business();
        LocalDate tomorrow = clocks.today(markets.get("ES")).plusDays(1);
        Map<String, Object> draft = Map.ofEntries(
                Map.entry("market", "ES"),
                Map.entry("in_force_from", tomorrow.toString()),
                Map.entry("min_age", 18),
                Map.entry("min_followers", 2_000),
                Map.entry("min_views", 1_000),
                Map.entry("min_posts", 3),
                Map.entry("window_days", 30),
                Map.entry("most_strike_points", 2),
                Map.entry("residences", List.of("ES")),
                Map.entry("account_kinds", List.of("personal")),
                Map.entry("grace_days", 0));
        TestServer.staff(Role.ADMIN)
                .asks()
                .body(draft)
                .post("/v1/programme/criteria")
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        TestServer.advanceDays(1);
        standing(rosa).body("status", equalTo("lost")).body("now.criteria_version", equalTo(2));
        TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/programme/replays?user_id={user}&at={at}", rosa.id(), before.toString())
                .then()
                .body("verdict.criteria_version", equalTo(1))
                .body("verdict.eligible", is(true));
        TestServer.guest().get("/v1/programme/criteria?market=ES").then().body("items.version", equalTo(List.of(2, 1)));
    }

    @Test
    void a_residence_elsewhere_is_told_by_the_platform() {
        TestServer.Person juno = member();
        TestServer.asPlatform()
                .body(Map.of("country", "NL"))
                .put("/v1/users/{id}/residence", juno.externalId())
                .then()
                .statusCode(200);
        review.review();
        standing(juno)
                .body("status", equalTo("lost"))
                .body("now.findings.find { it.criterion == 'residence' }.value", equalTo("NL"));
        TestServer.asPlatform()
                .body(Map.of("country", "XX"))
                .put("/v1/users/{id}/residence", juno.externalId())
                .then()
                .statusCode(400)
                .body("field", equalTo("country"));
    }

    private TestServer.Person member() {
        TestServer.Person juno = TestServer.person("US", "1995-05-05", 1_500);
        active(juno, 3, 5_000);
        apply(juno, "member");
        return juno;
    }

    private static ValidatableResponse apply(TestServer.Person person, String status) {
        return person.asks()
                .post("/v1/programme/applications")
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }

    private static ValidatableResponse standing(TestServer.Person person) {
        return person.asks().get("/v1/programme").then().statusCode(200);
    }

    private static void followers(TestServer.Person person, int count) {
        describe(person, Map.of("followers", count));
    }

    private static void describe(TestServer.Person person, Map<String, Object> change) {
        TestServer.asPlatform()
                .body(change)
                .put("/v1/users/{id}", person.externalId())
                .then()
                .statusCode(200);
    }

    private void keepActive(TestServer.Person person) {
        active(person, 3, 5_000);
        review.review();
    }

    /** Videos published today, with views of today. */
    private void active(TestServer.Person person, int posts, long views) {
        LocalDate today = clocks.today(markets.of(users.get(number(person))));
        database.useTransaction(handle -> {
            for (int i = 0; i < posts; i++) {
                long video = Numbers.next();
                handle.createUpdate("""
                                INSERT INTO video (number, external_id, creator, title, length_seconds, created_at, published_at)
                                VALUES (:number, :external, :creator, 'A video', 30, :at, :at)""")
                        .bind("number", video)
                        .bind("external", "programme-" + video)
                        .bind("creator", number(person))
                        .bind("at", clocks.business())
                        .execute();
                handle.createUpdate("""
                                INSERT INTO video_day_fact (video, day, market, source, creator, views, qualified_views)
                                VALUES (:video, :day, 'NL', 'for_you', :creator, :views, :views)""")
                        .bind("video", video)
                        .bind("day", today)
                        .bind("creator", number(person))
                        .bind("views", views)
                        .execute();
            }
        });
    }

    private static long number(TestServer.Person person) {
        return PublicId.number(User.PREFIX, person.id());
    }
}
