package io.ovation.server.video;

import static io.ovation.server.video.Clips.event;
import static io.ovation.server.video.Clips.facts;
import static io.ovation.server.video.Clips.send;
import static io.ovation.server.video.Clips.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class EngagementTest {
    @Inject
    EngagementDays days;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    VideoFacts facts;

    @Test
    void events_become_facts_by_market_and_source_once_however_often_they_are_sent() {
        String video = Clips.of(TestServer.creator());
        List<Map<String, Object>> events = new ArrayList<>();
        events.add(view(video, "a"));
        events.add(view(video, "b"));
        Map<String, Object> abroad = view(video, "c");
        abroad.put("market", "JP");
        abroad.put("source", "search");
        events.add(abroad);
        events.add(event(video, "like", "a"));
        events.add(event(video, "comment", "a"));
        events.add(event(video, "share", "b"));
        Map<String, Object> more = event(video, "watch", "a");
        more.put("watch_seconds", 7);
        events.add(more);
        events.add(new HashMap<>(events.getFirst()));

        JsonPath first = send(events);
        assertThat(first.getInt("counted")).isEqualTo(7);
        assertThat(first.getInt("duplicates")).isEqualTo(1);
        Collections.shuffle(events, new Random(7));
        JsonPath second = send(events);
        assertThat(second.getInt("counted")).isZero();
        assertThat(second.getInt("duplicates")).isEqualTo(8);

        assertThat(facts(video)).hasSize(2);
        Map<String, Object> us = bucket(video, "US", "for_you");
        assertThat(us)
                .containsEntry("views", 2)
                .containsEntry("qualified_views", 2)
                .containsEntry("likes", 1)
                .containsEntry("comments", 1)
                .containsEntry("shares", 1)
                .containsEntry("watch_seconds", 27)
                .containsEntry("closed", false);
        assertThat(bucket(video, "JP", "search")).containsEntry("views", 1).containsEntry("watch_seconds", 10);
        TestServer.guest().get("/v1/videos/{id}", video).then().body("counts.views", equalTo(3));
    }

    @Test
    void every_view_that_does_not_qualify_is_counted_with_its_one_reason() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        Map<String, Object> paidAndShort = view(video, "p");
        paidAndShort.put("paid", true);
        paidAndShort.put("watch_seconds", 2);
        Map<String, Object> tooShort = view(video, "s");
        tooShort.put("watch_seconds", 4);
        Map<String, Object> sameDevice = view(video, "second account");
        sameDevice.put("device", "device of honest");
        Map<String, Object> longEnough = view(video, "five");
        longEnough.put("watch_seconds", 5);

        JsonPath taken = send(List.of(
                view(video, juno.externalId()),
                paidAndShort,
                tooShort,
                view(video, "honest"),
                view(video, "honest"),
                sameDevice,
                longEnough));

        assertThat(taken.<String, Integer>getMap("excluded_views"))
                .isEqualTo(Map.of("own", 1, "paid", 1, "too_short", 1, "repeated", 1, "same_device", 1));
        Map<String, Object> bucket = bucket(video, "US", "for_you");
        assertThat(bucket).containsEntry("views", 7).containsEntry("qualified_views", 2);
        assertThat(bucket.get("excluded_views"))
                .isEqualTo(Map.of("own", 1, "paid", 1, "too_short", 1, "repeated", 1, "same_device", 1, "fraud", 0));
    }

    @Test
    void a_viewer_qualifies_once_a_video_and_day_and_again_for_another_video() {
        TestServer.Person juno = TestServer.creator();
        String one = Clips.of(juno);
        String other = Clips.of(juno);
        JsonPath taken = send(List.of(view(one, "v"), view(other, "v"), view(one, "v")));
        assertThat(taken.<String, Integer>getMap("excluded_views")).isEqualTo(Map.of("repeated", 1));
    }

    @Test
    void late_events_count_on_their_own_day_until_it_closes_and_never_after() {
        String video = Clips.of(TestServer.creator());
        Market market = markets.get("US");
        LocalDate yesterday = clocks.today(market).minusDays(1);
        Map<String, Object> late = view(video, "late");
        late.put(
                "at",
                yesterday.atTime(23, 59, 59).atZone(market.zone()).toInstant().toString());
        assertThat(send(List.of(view(video, "now"), late)).getInt("counted")).isEqualTo(2);
        assertThat(facts(video)).extracting(fact -> fact.get("day")).contains(yesterday.toString());

        EngagementDays.ClosedDay closed = days.close(market, yesterday, "test");
        assertThat(days.close(market, yesterday, "somebody else")).isEqualTo(closed);
        Map<String, Object> tooLate = view(video, "too late");
        tooLate.put("at", late.get("at"));
        JsonPath refused = send(List.of(tooLate, view(video, "today")));
        assertThat(refused.getInt("counted")).isEqualTo(1);
        assertThat(refused.getString("refused.items[0].reason")).isEqualTo("day_closed");
        assertThat(refused.getInt("refused.items[0].index")).isZero();
        assertThat(facts(video).stream()
                        .filter(fact -> fact.get("day").equals(yesterday.toString()))
                        .toList())
                .singleElement()
                .satisfies(fact -> assertThat(fact).containsEntry("views", 1).containsEntry("closed", true));
        assertThatThrownBy(() -> days.close(market, clocks.today(market), "test"))
                .isInstanceOf(IllegalArgumentException.class);
        TestServer.asPlatform()
                .get("/v1/engagement-days?market=US")
                .then()
                .statusCode(200)
                .body("items.find { it.day == '" + yesterday + "' }.by", equalTo(closed.closedBy()));
    }

    @Test
    void what_cannot_be_counted_is_refused_one_by_one_and_the_rest_counts() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        String deleted = Clips.of(juno);
        juno.asks().delete("/v1/videos/{id}", deleted).then().statusCode(200);
        Map<String, Object> future = view(video, "f");
        future.put("at", clocks.business().plus(Duration.ofHours(1)).toString());
        Map<String, Object> elsewhere = view(video, "e");
        elsewhere.put("market", "AQ");
        Map<String, Object> old = view(video, "o");
        old.put("at", clocks.business().minus(Duration.ofDays(9)).toString());

        JsonPath taken = send(
                List.of(view("no-such-video", "n"), view(deleted, "d"), future, elsewhere, old, view(video, "good")));

        assertThat(taken.getInt("counted")).isEqualTo(1);
        assertThat(taken.<String, Integer>getMap("refused.by_reason"))
                .isEqualTo(Map.of(
                        "video_unknown",
                        1,
                        "video_deleted",
                        1,
                        "at_in_future",
                        1,
                        "market_unknown",
                        1,
                        "day_closed",
                        1));
        // Not counted is not remembered: when the video is there, the same event counts.
        String key = "later-" + UUID.randomUUID();
        Map<String, Object> early = view(key, "early");
        assertThat(send(List.of(early)).getInt("counted")).isZero();
        TestServer.asPlatform()
                .body(Map.of("creator", juno.externalId(), "title", "x", "length_seconds", 9))
                .put("/v1/videos/{id}", key)
                .then()
                .statusCode(200);
        assertThat(send(List.of(early)).getInt("counted")).isEqualTo(1);
    }

    @Test
    void a_batch_that_cannot_be_read_is_refused_whole_and_says_where() {
        String video = Clips.of(TestServer.creator());
        Map<String, Object> good = view(video, "good");
        Map<String, Object> bad = view(video, "bad");
        bad.put("watch_seconds", "long");
        TestServer.asPlatform()
                .body(List.of(good, bad))
                .post("/v1/engagement")
                .then()
                .statusCode(400)
                .body("code", equalTo("field_invalid"))
                .body("field", equalTo("events[1].watch_seconds"));
        bad.put("watch_seconds", 5);
        bad.put("colour", "red");
        TestServer.asPlatform()
                .body(List.of(good, bad))
                .post("/v1/engagement")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"));
        TestServer.asPlatform()
                .body("[{\"id\":\"x\"")
                .post("/v1/engagement")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
        assertThat(facts(video)).isEmpty();
    }

    @Test
    void a_batch_may_be_one_event_a_line() {
        String video = Clips.of(TestServer.creator());
        String lines = """
                {"id":"1","kind":"view","video":"%1$s","viewer":"a","device":"d","market":"US","at":"%2$s","watch_seconds":6}
                {"id":"2","kind":"like","video":"%1$s","viewer":"a","market":"PR","at":"%2$s"}
                """.formatted(video, Clips.now());
        TestServer.asPlatform()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/engagement")
                .then()
                .statusCode(200)
                .body("counted", equalTo(2));
        assertThat(bucket(video, "US", "other")).containsEntry("views", 1).containsEntry("likes", 1);
    }

    @Test
    void trust_takes_views_out_of_an_open_day_and_it_is_written_down() {
        String video = Clips.of(TestServer.creator());
        send(List.of(view(video, "a"), view(video, "b"), view(video, "c")));
        String day = (String) facts(video).getFirst().get("day");
        Map<String, Object> body =
                Map.of("market", "US", "day", day, "source", "for_you", "views", 2, "reason", "one room, one network");
        TestServer.Person trust = TestServer.staff(Role.TRUST);
        trust.asks(body)
                .post("/v1/videos/{id}/exclusions", video)
                .then()
                .statusCode(200)
                .body("qualified_views", equalTo(1))
                .body("excluded_views.fraud", equalTo(2));
        trust.asks(body).post("/v1/videos/{id}/exclusions", video).then().statusCode(400);
        TestServer.staff(Role.ADMIN)
                .asks()
                .get("/v1/audit-log")
                .then()
                .body("items.action", org.hamcrest.Matchers.hasItem(containsString("video.views_excluded")));
    }

    @Test
    void only_who_it_is_about_sees_the_facts() {
        TestServer.Person juno = TestServer.creator();
        String video = Clips.of(juno);
        juno.asks().get("/v1/videos/{id}/facts", video).then().statusCode(200);
        TestServer.viewer().asks().get("/v1/videos/{id}/facts", video).then().statusCode(404);
        juno.asks()
                .get("/v1/videos/{id}/facts?from=yesterday", video)
                .then()
                .statusCode(400)
                .body("field", equalTo("from"));
    }

    private static Map<String, Object> bucket(String video, String market, String source) {
        return facts(video).stream()
                .filter(fact ->
                        fact.get("market").equals(market) && fact.get("source").equals(source))
                .findFirst()
                .orElseThrow();
    }
}
