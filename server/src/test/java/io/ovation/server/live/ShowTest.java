package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ShowTest {
    @Test
    void a_creator_goes_live_once_at_a_time_is_listed_and_ends_it() {
        TestServer.Person juno = TestServer.creator();
        String live = started(juno);
        TestServer.guest().get("/v1/lives?limit=200").then().statusCode(200).body("items.id", hasItem(live));
        start(juno, Map.of("title", "Another")).statusCode(409).body("code", equalTo("already_live"));

        juno.asks().post("/v1/lives/{id}/end", live).then().statusCode(200).body("status", equalTo("ended"));
        juno.asks().post("/v1/lives/{id}/end", live).then().statusCode(200).body("status", equalTo("ended"));
        TestServer.guest().get("/v1/lives?limit=200").then().body("items.id", not(hasItem(live)));
        TestServer.guest().get("/v1/lives/{id}", live).then().body("status", equalTo("ended"));
        started(juno);
    }

    @Test
    void only_creators_of_known_age_go_live_and_only_its_creator_ends_a_show() {
        start(TestServer.viewer(), Map.of("title", "Hi")).statusCode(403).body("code", equalTo("forbidden"));
        start(TestServer.person("US", null, 5_000), Map.of("title", "Hi"))
                .statusCode(403)
                .body("code", equalTo("age_unknown"));
        start(TestServer.person("US", "2015-01-01", 5_000), Map.of("title", "Hi"))
                .statusCode(403)
                .body("code", equalTo("age_too_low"));
        String live = started(TestServer.creator());
        TestServer.creator()
                .asks()
                .post("/v1/lives/{id}/end", live)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        TestServer.guest().post("/v1/lives/{id}/end", live).then().statusCode(401);
        TestServer.guest().get("/v1/lives/{id}", live).then().body("status", equalTo("live"));
    }

    @Test
    void a_show_that_is_started_again_with_the_same_key_is_the_same_show() {
        TestServer.Person juno = TestServer.creator();
        String key = UUID.randomUUID().toString();
        Map<String, String> wish = Map.of("title", "Piano");
        String live = startWith(juno, key, wish).statusCode(201).extract().path("id");
        startWith(juno, key, wish).statusCode(201).body("id", equalTo(live)).body("status", equalTo("live"));
        startWith(juno, key, Map.of("title", "Drums")).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        startWith(juno, UUID.randomUUID().toString(), wish).statusCode(409).body("code", equalTo("already_live"));
        comment(juno, live, "The room is open").statusCode(201);
        juno.asks().post("/v1/lives/{id}/end", live).then().statusCode(200);
        startWith(juno, key, wish).statusCode(201).body("id", equalTo(live)).body("status", equalTo("ended"));
    }

    private static ValidatableResponse startWith(TestServer.Person creator, String key, Map<String, String> wish) {
        return creator.asks()
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/v1/lives")
                .then();
    }

    @Test
    void absurd_shows_name_the_field_at_fault() {
        TestServer.Person juno = TestServer.creator();
        start(juno, Map.of()).statusCode(400).body("field", equalTo("title"));
        start(juno, Map.of("title", " ")).statusCode(400).body("field", equalTo("title"));
        start(juno, Map.of("title", "x".repeat(81))).statusCode(400).body("field", equalTo("title"));
        start(juno, Map.of("title", "Hi", "stream_url", "javascript:alert(1)"))
                .statusCode(400)
                .body("field", equalTo("stream_url"));
        start(juno, Map.of("title", "Hi", "coins", 5)).statusCode(400).body("code", equalTo("unknown_field"));
        TestServer.guest().get("/v1/lives/live_x").then().statusCode(404).body("code", equalTo("not_found"));
        TestServer.guest()
                .get("/v1/lives/live_0000000000001")
                .then()
                .statusCode(404)
                .body("code", equalTo("live_not_found"));
        TestServer.guest().get("/v1/lives?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void comments_are_checked_before_anybody_reads_them() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String live = started(juno);
        comment(mia, live, "Good evening").statusCode(201);
        comment(mia, live, "  ").statusCode(400).body("code", equalTo("field_invalid"));
        comment(mia, live, "x".repeat(201)).statusCode(400).body("code", equalTo("comment_too_long"));
        comment(mia, live, "get FR33 c0ins here").statusCode(422).body("code", equalTo("comment_blocked"));
        juno.asks(Map.of("blocked_words", List.of("pineapple")))
                .put("/v1/lives/{id}/moderation", live)
                .then()
                .statusCode(200)
                .body("slow_mode_seconds", equalTo(0));
        comment(mia, live, "P1neäpple!").statusCode(422).body("code", equalTo("comment_blocked"));
        List<Integer> answers = java.util.stream.IntStream.range(0, 8)
                .map(each -> comment(mia, live, "again " + each).extract().statusCode())
                .boxed()
                .toList();
        assertThat(answers).contains(429);
        TestServer.guest()
                .body(Map.of("text", "hi"))
                .post("/v1/lives/{id}/comments", live)
                .then()
                .statusCode(401)
                .body("code", equalTo("token_missing"));
    }

    @Test
    void a_creator_mutes_and_slows_down_their_own_room_and_nobody_elses() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person other = TestServer.creator();
        TestServer.Person mia = TestServer.viewer();
        String live = started(juno);
        for (TestServer.Person stranger : List.of(other, mia)) {
            stranger.asks().get("/v1/lives/{id}/moderation", live).then().statusCode(403);
            stranger.asks(Map.of("blocked_words", List.of()))
                    .put("/v1/lives/{id}/moderation", live)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
            stranger.asks(Map.of("user_id", juno.id()))
                    .post("/v1/lives/{id}/mutes", live)
                    .then()
                    .statusCode(403);
            stranger.asks()
                    .delete("/v1/lives/{id}/mutes/{user}", live, mia.id())
                    .then()
                    .statusCode(403);
        }
        juno.asks(Map.of("user_id", mia.id(), "seconds", 60))
                .post("/v1/lives/{id}/mutes", live)
                .then()
                .statusCode(200);
        comment(mia, live, "hello").statusCode(403).body("code", equalTo("muted"));
        juno.asks().delete("/v1/lives/{id}/mutes/{user}", live, mia.id()).then().statusCode(204);
        comment(mia, live, "hello").statusCode(201);
        juno.asks(Map.of("user_id", mia.id(), "seconds", 0))
                .post("/v1/lives/{id}/mutes", live)
                .then()
                .statusCode(400)
                .body("field", equalTo("seconds"));
        juno.asks(Map.of("user_id", juno.id()))
                .post("/v1/lives/{id}/mutes", live)
                .then()
                .statusCode(400);

        juno.asks(Map.of("blocked_words", List.of(), "slow_mode_seconds", 30))
                .put("/v1/lives/{id}/moderation", live)
                .then()
                .statusCode(200)
                .body("slow_mode_seconds", equalTo(30));
        TestServer.Person noah = TestServer.viewer();
        comment(noah, live, "first").statusCode(201);
        comment(noah, live, "second").statusCode(429).body("code", equalTo("too_many_requests"));
        comment(juno, live, "the creator is never slowed down").statusCode(201);
        comment(juno, live, "not at all").statusCode(201);
    }

    @Test
    void likes_are_bounded() {
        TestServer.Person mia = TestServer.viewer();
        String live = started(TestServer.creator());
        like(mia, live, 0).statusCode(400).body("code", equalTo("count_invalid"));
        like(mia, live, 51).statusCode(400).body("code", equalTo("count_invalid"));
        int counted = 0;
        for (int each = 0; each < 5; each++) {
            counted += like(mia, live, 50).statusCode(200).extract().<Integer>path("counted");
        }
        assertThat(counted).isBetween(100, 240);
    }

    private static ValidatableResponse like(TestServer.Person viewer, String live, int count) {
        return viewer.asks(Map.of("count", count))
                .post("/v1/lives/{id}/likes", live)
                .then();
    }

    private static ValidatableResponse comment(TestServer.Person author, String live, String text) {
        return author.asks(Map.of("text", text))
                .post("/v1/lives/{id}/comments", live)
                .then();
    }

    private static ValidatableResponse start(TestServer.Person creator, Map<String, Object> show) {
        return creator.asks(show).post("/v1/lives").then();
    }

    private static String started(TestServer.Person creator) {
        return start(creator, Map.of("title", "A show"))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
