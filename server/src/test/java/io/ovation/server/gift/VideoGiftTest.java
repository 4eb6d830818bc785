package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.video.Clips;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gifts under videos over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VideoGiftTest {
    @Inject
    Stage stage;

    @Inject
    Bookkeeper books;

    private TestServer.Person creator;
    private String video;

    @BeforeEach
    void aVideo() {
        creator = TestServer.creator();
        video = Clips.of(
                creator,
                Map.of("published_at", Clips.now().minus(1, ChronoUnit.HOURS).toString()));
    }

    @Test
    void the_catalogue_of_videos_is_the_gifts_of_five_to_three_thousand_coins() {
        TestServer.guest()
                .get("/v1/gift-catalogue?place=video")
                .then()
                .statusCode(200)
                .body("items.coins", everyItem(greaterThanOrEqualTo(5)))
                .body("items.coins", everyItem(lessThanOrEqualTo(3_000)));
        TestServer.guest().get("/v1/gift-catalogue?place=moon").then().statusCode(400);
    }

    @Test
    void a_gift_earns_in_the_stream_of_videos_apart_from_shows() {
        TestServer.Person mia = stage.viewerWith(1_000);
        JsonPath gift = sends(mia, video, "gift", "pinata")
                .statusCode(201)
                .body("balance_after", equalTo(900))
                .body("creator_diamonds", equalTo(100))
                .extract()
                .jsonPath();
        JsonPath receipt = mia.asks()
                .get("/v1/videos/{video}/gifts/{gift}/receipt", video, gift.getString("gift_id"))
                .then()
                .statusCode(200)
                .body("video_id", equalTo(video))
                .body("creator_got.micros", equalTo(500_000))
                .extract()
                .jsonPath();
        LocalDate maturesOn = LocalDate.parse(receipt.getString("matures_on"));
        long number = Coins.number(creator);
        assertThat(books.balance(Accounts.earningsPending(number, Stream.VIDEO, Asset.USD, maturesOn)))
                .isEqualTo(500_000);
        assertThat(books.balance(Accounts.earningsPending(number, Stream.LIVE, Asset.USD, maturesOn)))
                .isZero();
        creator.asks()
                .get("/v1/earnings/statement")
                .then()
                .body("items[0].kind", equalTo("video_gift"))
                .body("items[0].stream", equalTo("video"))
                .body("items[0].subject", equalTo(video))
                .body("items[0].live_id", nullValue())
                .body("items[0].gift", equalTo("pinata"));
        mia.asks()
                .get("/v1/wallet/statement")
                .then()
                .body("items[0].kind", equalTo("gift"))
                .body("items[0].coins", equalTo(-100));
        TestServer.viewer()
                .asks()
                .get("/v1/videos/{video}/gifts/{gift}/receipt", video, gift.getString("gift_id"))
                .then()
                .statusCode(404);
    }

    @Test
    void the_same_key_pays_once_also_among_many_at_once_and_after_the_video_is_gone() throws Exception {
        TestServer.Person mia = stage.viewerWith(1_000);
        String key = Stage.key().toString();
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> sendsAs(key, mia, video, "gift", "pinata")
                        .statusCode(201)
                        .extract()
                        .path("gift_id")));
            }
        }
        String id = answers.getFirst().get();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo(id);
        }
        mia.asks().get("/v1/wallet").then().body("coins", equalTo(900));
        TestServer.asPlatform().delete("/v1/videos/{id}", video).then().statusCode(200);
        sendsAs(key, mia, video, "gift", "pinata").statusCode(201).body("gift_id", equalTo(id));
        sends(mia, video, "gift", "pinata").statusCode(404).body("code", equalTo("video_not_found"));
        mia.asks().get("/v1/wallet").then().body("coins", equalTo(900));
    }

    @Test
    void everybody_sees_the_gifts_of_a_video_and_nobody_an_anonymous_sender() {
        TestServer.Person mia = stage.viewerWith(1_000);
        long sequence = sends(mia, video, "gift", "pinata", "anonymous", true)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("sequence");
        assertThat(books.waitFor(sequence)).isTrue();
        TestServer.guest()
                .get("/v1/videos/{video}/gifts", video)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].gift", equalTo("pinata"))
                .body("items[0].sender.id", nullValue());
        TestServer.guest()
                .get("/v1/videos/{video}/gifts/summary", video)
                .then()
                .body("gifts", equalTo(1))
                .body("coins", equalTo(100))
                .body("top[0].user.id", nullValue());
    }

    @Test
    void what_may_not_be_is_refused_with_its_reason() {
        TestServer.Person mia = stage.viewerWith(1_000);
        sends(mia, video, "gift", "spark").statusCode(409).body("code", equalTo("gift_not_for_videos"));
        sends(mia, video, "gift", "night_train").statusCode(409).body("code", equalTo("gift_not_for_videos"));
        sends(mia, video, "gift", "nothing").statusCode(404).body("code", equalTo("gift_unknown"));
        sends(TestServer.viewer(), video, "gift", "pinata").statusCode(409).body("code", equalTo("insufficient_coins"));
        sends(creator, video, "gift", "pinata").statusCode(403).body("code", equalTo("gift_to_self"));
        sends(TestServer.person("US", TestServer.bornYearsAgo(16), 0), video, "gift", "pinata")
                .statusCode(403)
                .body("code", equalTo("age_too_low"));
        String unpopular = Clips.of(TestServer.person("US", "1990-01-01", 999));
        sends(mia, unpopular, "gift", "pinata").statusCode(403).body("code", equalTo("followers_too_few"));
        String planned = Clips.of(
                creator,
                Map.of(
                        "published_at",
                        TestServer.now().plus(90, ChronoUnit.DAYS).toString()));
        sends(mia, planned, "gift", "pinata").statusCode(404).body("code", equalTo("video_not_found"));
        mia.asks().get("/v1/wallet").then().body("coins", equalTo(1_000));
    }

    private static ValidatableResponse sends(TestServer.Person sender, String video, Object... wish) {
        return sendsAs(UUID.randomUUID().toString(), sender, video, wish);
    }

    private static ValidatableResponse sendsAs(String key, TestServer.Person sender, String video, Object... wish) {
        return sender.asks()
                .header("Idempotency-Key", key)
                .body(Stage.body(wish))
                .post("/v1/videos/{video}/gifts", video)
                .then();
    }
}
