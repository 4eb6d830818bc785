package io.ovation.server.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.server.TestServer;
import io.ovation.server.stream.Told;
import io.ovation.server.video.Clips;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Posts and videos for members, and early access to them. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MemberPostTest {
    @Test
    void a_post_for_members_is_read_by_them_and_shows_others_its_title_and_why_it_is_locked() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person guest = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        String membership =
                Club.join(mia, tiers.getFirst(), "card_success").extract().path("id");
        String video = Clips.of(juno);
        String post = write(juno, Map.of("title", "A new song", "body", "Three chords.", "video_ids", List.of(video)))
                .statusCode(201)
                .body("audience", equalTo("members"))
                .body("body", equalTo("Three chords."))
                .extract()
                .path("id");
        read(mia, post).statusCode(200).body("body", equalTo("Three chords.")).body("video_ids", hasSize(1));
        for (var who : List.of(TestServer.guest(), guest.asks())) {
            who.get("/v1/member-posts/{id}", post)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("members_only"))
                    .body("detail", equalTo("This post is for members"));
        }
        JsonPath locked = list(guest, juno);
        assertThat(locked.getString("items[0].title")).isEqualTo("A new song");
        assertThat(locked.getString("items[0].body")).isNull();
        assertThat(locked.getList("items[0].video_ids")).isEmpty();
        assertThat(locked.getString("items[0].lock.reason")).isEqualTo("members");
        assertThat(list(mia, juno).getString("items[0].lock")).isNull();
        assertThat(Told.of(post, "membership.post.published").prettyPrint()).doesNotContain("Three chords");

        mia.asks(Map.of("at", "now"))
                .post("/v1/memberships/{id}/cancellation", membership)
                .then()
                .statusCode(200);
        read(mia, post).statusCode(403);
    }

    @Test
    void a_post_from_a_tier_on_is_locked_for_smaller_ones_and_names_the_tier() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person fan = TestServer.viewer();
        TestServer.Person patron = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        Club.join(fan, tiers.getFirst(), "card_success");
        Club.join(patron, tiers.getLast(), "card_success");
        String post = write(juno, Map.of("title", "For patrons", "body", "Hello you", "tier_id", tiers.getLast()))
                .statusCode(201)
                .extract()
                .path("id");
        read(patron, post).statusCode(200);
        read(fan, post).statusCode(403).body("detail", containsString("from the tier 'Patron' on"));
        assertThat(list(fan, juno).getString("items[0].lock.tier_id")).isEqualTo(tiers.getLast());
        juno.asks(Map.of("tier_id", ""))
                .patch("/v1/member-posts/{id}", post)
                .then()
                .statusCode(200);
        read(fan, post).statusCode(200);
    }

    @Test
    void early_access_opens_a_post_to_dear_tiers_first_and_then_to_everybody() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person fan = TestServer.viewer();
        TestServer.Person patron = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        Club.join(fan, tiers.getFirst(), "card_success");
        Club.join(patron, tiers.getLast(), "card_success");
        Instant everybody = TestServer.now().plus(Duration.ofHours(40));
        String post = write(
                        juno,
                        Map.of(
                                "title",
                                "Soon",
                                "body",
                                "The dates",
                                "audience",
                                "everyone",
                                "public_at",
                                everybody.toString()))
                .statusCode(201)
                .extract()
                .path("id");
        read(patron, post).statusCode(200);
        read(fan, post).statusCode(403).body("detail", containsString("opens for you at"));
        assertThat(list(fan, juno).getString("items[0].lock.reason")).isEqualTo("early_access");
        juno.asks(Map.of("public_at", TestServer.now().minusSeconds(60).toString()))
                .patch("/v1/member-posts/{id}", post)
                .then()
                .statusCode(200);
        TestServer.guest()
                .get("/v1/member-posts/{id}", post)
                .then()
                .statusCode(200)
                .body("body", equalTo("The dates"))
                .body("lock", nullValue());
    }

    @Test
    void posts_are_changed_by_version_deleted_and_only_by_who_wrote_them() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person other = TestServer.creator();
        Map<String, Object> wish = Map.of("title", "One", "body", "First words");
        String key = "post-" + juno.id();
        String post = juno.asks()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/v1/member-posts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        juno.asks()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/v1/member-posts")
                .then()
                .statusCode(201)
                .body("id", equalTo(post));
        assertThat(list(juno, juno).getList("items")).hasSize(1);
        juno.asks()
                .header("If-Match", "\"1\"")
                .body(Map.of("body", "Second words"))
                .patch("/v1/member-posts/{id}", post)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("title", equalTo("One"));
        juno.asks()
                .header("If-Match", "\"1\"")
                .body(Map.of("body", "Lost words"))
                .patch("/v1/member-posts/{id}", post)
                .then()
                .statusCode(412);
        other.asks(Map.of("body", "Mine"))
                .patch("/v1/member-posts/{id}", post)
                .then()
                .statusCode(404);
        other.asks().delete("/v1/member-posts/{id}", post).then().statusCode(404);
        read(juno, post).statusCode(200).body("body", equalTo("Second words"));
        juno.asks().delete("/v1/member-posts/{id}", post).then().statusCode(204);
        read(juno, post).statusCode(404);
        juno.asks().delete("/v1/member-posts/{id}", post).then().statusCode(404);
        assertThat(list(juno, juno).getList("items")).isEmpty();
        Told.of(post, "membership.post.published", "membership.post.changed", "membership.post.deleted");
    }

    @Test
    void what_a_post_cannot_say_is_named() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person other = TestServer.creator();
        invalid(juno, Map.of("body", "No title"), "title");
        invalid(juno, Map.of("title", "No body"), "body");
        invalid(juno, Map.of("title", " ", "body", "b"), "title");
        invalid(juno, Map.of("title", "t", "body", "x".repeat(10_001)), "body");
        invalid(juno, Map.of("title", "t", "body", "b", "audience", "friends"), "audience");
        invalid(
                juno,
                Map.of("title", "t", "body", "b", "tier_id", Club.tiers(other).getFirst()),
                "tier_id");
        invalid(juno, Map.of("title", "t", "body", "b", "tier_id", "tier_x"), "tier_id");
        invalid(juno, Map.of("title", "t", "body", "b", "video_ids", List.of(Clips.of(other))), "video_ids");
        invalid(
                juno,
                Map.of("title", "t", "body", "b", "video_ids", Collections.nCopies(11, "vid_0000000000000")),
                "video_ids");
        Map<String, Object> both = new HashMap<>(Map.of("title", "t", "body", "b", "audience", "members"));
        both.put("public_at", TestServer.now().toString());
        invalid(juno, both, "public_at");
        assertThat(list(juno, juno).getList("items")).isEmpty();
        juno.asks()
                .body(Map.of("title", "t", "body", "b"))
                .post("/v1/member-posts")
                .then()
                .statusCode(400);
    }

    @Test
    void posts_are_read_page_by_page() {
        TestServer.Person juno = TestServer.creator();
        for (int i = 1; i <= 3; i++) {
            write(juno, Map.of("title", "Post " + i, "body", "b", "audience", "everyone"))
                    .statusCode(201);
        }
        JsonPath first = TestServer.guest()
                .get("/v1/creators/{id}/posts?limit=2", juno.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(first.getList("items.title")).containsExactly("Post 3", "Post 2");
        assertThat(TestServer.guest()
                        .get("/v1/creators/{id}/posts?cursor={c}", juno.id(), first.getString("next_cursor"))
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.title"))
                .containsExactly("Post 1");
    }

    @Test
    void a_members_video_plays_for_members_from_its_tier_on_and_says_why_it_is_locked() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person fan = TestServer.viewer();
        TestServer.Person front = TestServer.viewer();
        TestServer.Person patron = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        Club.join(fan, tiers.get(0), "card_success");
        Club.join(front, tiers.get(1), "card_success");
        Club.join(patron, tiers.get(2), "card_success");
        String video = Clips.of(
                juno,
                Map.of(
                        "audience",
                        "members",
                        "members_tier_id",
                        tiers.get(2),
                        "media_url",
                        "https://m.example/a.m3u8"));
        watch(patron, video).body("locked", equalTo(false)).body("media_url", equalTo("https://m.example/a.m3u8"));
        watch(front, video)
                .body("media_url", nullValue())
                .body("lock.reason", equalTo("members"))
                .body("lock.tier_name", equalTo("Patron"));
        juno.asks(Map.of("members_tier_id", ""))
                .patch("/v1/videos/{id}", video)
                .then()
                .statusCode(200);
        watch(front, video).body("locked", equalTo(false));
        watch(fan, video).body("locked", equalTo(true)).body("lock.reason", equalTo("members"));
        JsonPath listed = TestServer.guest()
                .get("/v1/videos?creator={c}", juno.id())
                .then()
                .extract()
                .jsonPath();
        assertThat(listed.getString("items[0].lock.reason")).isEqualTo("members");
        assertThat(listed.getString("items[0].media_url")).isNull();
        juno.asks(Map.of("members_tier_id", Club.tiers(TestServer.creator()).getFirst()))
                .patch("/v1/videos/{id}", video)
                .then()
                .statusCode(400)
                .body("field", equalTo("members_tier_id"));
    }

    @Test
    void early_access_plays_a_video_for_dear_tiers_before_everybody() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person front = TestServer.viewer();
        TestServer.Person patron = TestServer.viewer();
        List<String> tiers = Club.tiers(juno);
        Club.join(front, tiers.get(1), "card_success");
        Club.join(patron, tiers.get(2), "card_success");
        Instant everybody = TestServer.now().plus(Duration.ofHours(40));
        String video = Clips.of(
                juno, Map.of("early_access_until", everybody.toString(), "media_url", "https://m.example/b.m3u8"));
        watch(patron, video).body("locked", equalTo(false));
        watch(front, video).body("locked", equalTo(true)).body("lock.reason", equalTo("early_access"));
        Instant opens = Instant.parse(watch(front, video).extract().path("lock.opens_at"));
        assertThat(opens)
                .isEqualTo(everybody.minus(Duration.ofHours(24)).truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        TestServer.guest()
                .get("/v1/videos/{id}", video)
                .then()
                .body("locked", equalTo(true))
                .body("media_url", nullValue());
        juno.asks(Map.of("early_access_until", TestServer.now().minusSeconds(1).toString()))
                .patch("/v1/videos/{id}", video)
                .then()
                .statusCode(200);
        TestServer.guest()
                .get("/v1/videos/{id}", video)
                .then()
                .body("locked", equalTo(false))
                .body("media_url", equalTo("https://m.example/b.m3u8"));
    }

    private static ValidatableResponse watch(TestServer.Person viewer, String video) {
        return viewer.asks().get("/v1/videos/{id}", video).then().statusCode(200);
    }

    private static void invalid(TestServer.Person creator, Map<String, Object> wish, String field) {
        write(creator, wish)
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo(field));
    }

    private static ValidatableResponse write(TestServer.Person creator, Map<String, Object> wish) {
        return creator.asks(wish).post("/v1/member-posts").then();
    }

    private static ValidatableResponse read(TestServer.Person reader, String post) {
        return reader.asks().get("/v1/member-posts/{id}", post).then();
    }

    private static JsonPath list(TestServer.Person reader, TestServer.Person creator) {
        return reader.asks()
                .get("/v1/creators/{id}/posts", creator.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
