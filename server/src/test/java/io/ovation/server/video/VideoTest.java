package io.ovation.server.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VideoTest {
    @Test
    void the_platform_tells_of_a_video_by_its_own_id_and_again_changes_it() {
        TestServer.Person juno = TestServer.creator();
        String key = "v-" + UUID.randomUUID();
        Map<String, Object> told = new HashMap<>(Map.of(
                "creator",
                juno.externalId(),
                "title",
                "Slow morning",
                "length_seconds",
                75,
                "hashtags",
                List.of("#Strings", "morning", "strings"),
                "sound",
                "Original sound"));
        String id = TestServer.asPlatform()
                .body(told)
                .put("/v1/videos/{id}", key)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("hashtags", equalTo(List.of("strings", "morning")))
                .body("external_id", equalTo(key))
                .extract()
                .path("id");
        TestServer.asPlatform()
                .body(Map.of("title", "Slower morning", "sponsored", true))
                .put("/v1/videos/{id}", key)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("title", equalTo("Slower morning"))
                .body("sponsored", equalTo(true))
                .body("length_seconds", equalTo(75));
        TestServer.guest()
                .get("/v1/videos?creator={c}", juno.id())
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].external_id", nullValue());
        TestServer.guest()
                .get("/v1/videos?creator={c}&hashtag=STRINGS", juno.id())
                .then()
                .body("items.id", equalTo(List.of(id)));
    }

    @Test
    void a_creator_makes_one_video_however_often_the_same_request_is_sent() {
        TestServer.Person juno = TestServer.creator();
        String key = UUID.randomUUID().toString();
        String first = null;
        for (int attempt = 0; attempt < 2; attempt++) {
            String id = juno.asks()
                    .header("Idempotency-Key", key)
                    .body(Map.of("title", "Mine", "length_seconds", 61, "draft", true))
                    .post("/v1/videos")
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("draft"))
                    .extract()
                    .path("id");
            assertThat(first == null || first.equals(id)).isTrue();
            first = id;
        }
        juno.asks().get("/v1/videos/mine").then().body("items.id", equalTo(List.of(first)));
        TestServer.guest()
                .get("/v1/videos/{id}", first)
                .then()
                .statusCode(404)
                .body("code", equalTo("video_not_found"));
        juno.asks()
                .body(Map.of("draft", false))
                .patch("/v1/videos/{id}", first)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        TestServer.guest().get("/v1/videos/{id}", first).then().statusCode(200);
    }

    @Test
    void somebody_elses_video_is_not_changed_and_a_deleted_one_is_gone() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        TestServer.viewer()
                .asks()
                .body(Map.of("title", "Stolen"))
                .patch("/v1/videos/{id}", video)
                .then()
                .statusCode(404);
        juno.asks().delete("/v1/videos/{id}", video).then().statusCode(200).body("status", equalTo("deleted"));
        juno.asks().delete("/v1/videos/{id}", video).then().statusCode(200);
        TestServer.guest().get("/v1/videos/{id}", video).then().statusCode(404);
        juno.asks()
                .body(Map.of("title", "Back"))
                .patch("/v1/videos/{id}", video)
                .then()
                .statusCode(404);
    }

    @Test
    void what_cannot_be_a_video_is_refused_by_field() {
        TestServer.Person juno = TestServer.creator();
        Map<String, Map<String, Object>> wrong = Map.of(
                "title", Map.of("title", " ", "length_seconds", 5),
                "length_seconds", Map.of("title", "x", "length_seconds", 0),
                "hashtags", Map.of("title", "x", "length_seconds", 5, "hashtags", List.of("two words")),
                "media_url", Map.of("title", "x", "length_seconds", 5, "media_url", "javascript:alert(1)"),
                "audience", Map.of("title", "x", "length_seconds", 5, "audience", "friends"));
        wrong.forEach((field, body) -> juno.asks(body)
                .post("/v1/videos")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo(field)));
        TestServer.asPlatform()
                .body(Map.of("creator", "nobody at all", "title", "x", "length_seconds", 5))
                .put("/v1/videos/{id}", "v-" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("field", equalTo("creator"));
    }

    @Test
    void a_members_video_is_shown_locked_and_without_its_address() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno, Map.of("audience", "members", "media_url", "https://media.example/a.m3u8"));
        TestServer.guest()
                .get("/v1/videos/{id}", video)
                .then()
                .statusCode(200)
                .body("locked", equalTo(true))
                .body("media_url", nullValue());
        juno.asks()
                .get("/v1/videos/{id}", video)
                .then()
                .body("locked", equalTo(false))
                .body("media_url", equalTo("https://media.example/a.m3u8"));
    }

    @Test
    void lists_are_read_page_by_page_newest_first() {
        TestServer.Person juno = TestServer.creator();
        List<String> made = List.of(Clips.of(juno), Clips.of(juno), Clips.of(juno));
        var first = TestServer.guest()
                .get("/v1/videos?creator={c}&limit=2", juno.id())
                .then()
                .body("has_more", equalTo(true))
                .extract()
                .jsonPath();
        List<String> second = TestServer.guest()
                .get("/v1/videos?creator={c}&limit=2&cursor={n}", juno.id(), first.getString("next_cursor"))
                .then()
                .body("has_more", equalTo(false))
                .extract()
                .path("items.id");
        assertThat(first.<String>getList("items.id")).containsExactly(made.get(2), made.get(1));
        assertThat(second).containsExactly(made.get(0));
    }

    @Test
    void what_happens_to_a_video_is_told_as_events() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        juno.asks().delete("/v1/videos/{id}", video).then().statusCode(200);
        TestServer.asPlatform()
                .get("/v1/event-types")
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        hasItems("video.created", "video.updated", "video.deleted", "engagement.day_closed"));
    }
}
