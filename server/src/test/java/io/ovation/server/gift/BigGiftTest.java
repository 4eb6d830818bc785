package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.ovation.economics.BigGiftReleased;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BigGiftTest {
    @Inject
    Stage stage;

    @Inject
    GiftStore store;

    @Inject
    Bookkeeper books;

    @Inject
    Markets markets;

    @Inject
    Clocks clocks;

    private TestServer.Person creator;
    private TestServer.Person mia;
    private String live;

    @BeforeEach
    void aShow() {
        creator = TestServer.creator();
        live = stage.liveOf(creator);
        mia = stage.viewerWith(50_000);
    }

    private String moonBase() {
        Map<String, Object> price = TestServer.guest()
                .get("/v1/gift-catalogue")
                .then()
                .extract()
                .jsonPath()
                .getMap("items.find { it.gift == 'moon_base' }.price");
        return Stage.sends(mia, live, "gift", "moon_base", "confirmed_price", price)
                .statusCode(201)
                .body("status", equalTo("on_its_way"))
                .body("balance_after", equalTo(30_000))
                .body("undo_until", notNullValue())
                .extract()
                .path("gift_id");
    }

    @Test
    void a_big_gift_is_shown_to_nobody_and_can_be_taken_back() {
        String gift = moonBase();
        TestServer.viewer().asks().post("/v1/gifts/{id}/undo", gift).then().statusCode(404);
        for (int attempt = 0; attempt < 2; attempt++) {
            mia.asks()
                    .post("/v1/gifts/{id}/undo", gift)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("undone"))
                    .body("balance_after", equalTo(50_000));
        }
        TestServer.guest().get("/v1/lives/{id}/gifts", live).then().body("items", hasSize(0));
        mia.asks().get("/v1/gifts/{id}/receipt", gift).then().statusCode(404);
        Stage.sends(mia, live, "gift", "spark").statusCode(201).body("spent_today_coins", equalTo(1));
    }

    @Test
    void an_undo_that_comes_after_the_release_is_too_late_and_the_ledger_decides_it() {
        UUID id = PublicId.uuid(GiftFeed.PREFIX, moonBase());
        books.waitFor(books.position().sequence());
        Hold hold = store.hold(id).orElseThrow();
        var market = markets.get("US");
        var release = new BigGiftReleased(
                new MoneyEvent.Header(
                        DerivedIds.giftRelease(id),
                        Fingerprints.of("gift-release", id),
                        clocks.wall().toEpochMilli() + 10_000,
                        market.number(),
                        clocks.today(market)),
                hold.asGift(stage.user(creator).number()),
                hold.number(),
                clocks.today(market).plusDays(14));
        assertThat(books.postAndWait(release).outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);

        mia.asks()
                .post("/v1/gifts/{id}/undo", PublicId.of(GiftFeed.PREFIX, id))
                .then()
                .statusCode(409)
                .body("code", equalTo("undo_too_late"));
        assertThat(books.postAndWait(release).outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(Stage.coins(mia)).isEqualTo(30_000);
    }

    @Test
    void a_gift_that_arrived_at_once_cannot_be_taken_back() {
        String gift = Stage.sends(mia, live, "gift", "spark")
                .statusCode(201)
                .extract()
                .path("gift_id");
        mia.asks().post("/v1/gifts/{id}/undo", gift).then().statusCode(409).body("code", equalTo("undo_too_late"));
        mia.asks()
                .post("/v1/gifts/{id}/undo", PublicId.of(GiftFeed.PREFIX, UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("slow")
    void after_ten_seconds_it_arrives_by_itself_exactly_once() throws InterruptedException {
        String gift = moonBase();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<String> shown = List.of();
        while (shown.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(500);
            shown = TestServer.guest()
                    .get("/v1/lives/{id}/gifts", live)
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items.gift_id");
        }

        assertThat(shown).containsExactly(gift);
        mia.asks().get("/v1/gifts/{id}/receipt", gift).then().statusCode(200).body("diamonds", equalTo(20_000));
        mia.asks().post("/v1/gifts/{id}/undo", gift).then().statusCode(409).body("code", equalTo("undo_too_late"));
        assertThat(Stage.coins(mia)).isEqualTo(30_000);
    }
}
