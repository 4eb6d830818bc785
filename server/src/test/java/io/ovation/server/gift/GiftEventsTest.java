package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.stream.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a show and its gifts. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class GiftEventsTest {
    @Inject
    Stage stage;

    @Test
    void a_show_its_gifts_and_their_streak_are_told_in_one_numbered_row() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = stage.viewerWith(1_000);
        String live = stage.liveOf(juno);
        String first = Stage.sends(mia, live, "gift", "spark", "count", 3)
                .statusCode(201)
                .extract()
                .path("gift_id");
        Stage.sends(mia, live, "gift", "spark", "count", 2, "anonymous", false).statusCode(201);
        juno.asks().post("/v1/lives/{id}/end", live).then().statusCode(200);

        JsonPath told = Told.of(live, "live.started", "live.ended", "gift.sent", "gift.streak.settled");
        Map<String, Object> sent = told.getMap("items.find { it.type == 'gift.sent' }.data");
        assertThat(sent)
                .containsEntry("gift_id", first)
                .containsEntry("live_id", live)
                .containsEntry("creator_id", juno.id())
                .containsEntry("sender_id", mia.id())
                .containsEntry("gift", "spark")
                .containsEntry("count", 3)
                .containsEntry("coins", 3)
                .containsEntry("anonymous", false)
                .containsEntry("streak_id", first)
                .containsKeys("entry_id", "batch_sequence", "matures_on", "creator_got", "diamonds");
        assertThat(told.getList("items.findAll { it.type == 'gift.sent' }.data.coins", Integer.class))
                .containsExactly(3, 2);
        List<Map<String, Object>> settled = told.getList("items.findAll { it.type == 'gift.streak.settled' }.data");
        assertThat(settled)
                .singleElement()
                .satisfies(streak -> assertThat(streak)
                        .containsEntry("streak_id", first)
                        .containsEntry("count", 5)
                        .containsEntry("coins", 5));
        assertThat(told.getInt("items.findAll { it.type == 'gift.streak.updated' }[-1].data.count"))
                .isEqualTo(5);
    }

    @Test
    void a_big_gift_is_told_when_it_is_on_its_way_and_when_it_is_taken_back() {
        TestServer.Person juno = TestServer.creator();
        TestServer.Person mia = stage.viewerWith(30_000);
        String live = stage.liveOf(juno);
        Map<String, Object> price = TestServer.guest()
                .get("/v1/gift-catalogue")
                .then()
                .extract()
                .jsonPath()
                .getMap("items.find { it.gift == 'moon_base' }.price");
        String gift = Stage.sends(mia, live, "gift", "moon_base", "confirmed_price", price)
                .statusCode(201)
                .extract()
                .path("gift_id");
        mia.asks().post("/v1/gifts/{id}/undo", gift).then().statusCode(200);

        JsonPath told = Told.of(live, "gift.held", "gift.undone");
        assertThat(told.getList("items.type", String.class))
                .containsExactly("live.started", "gift.held", "gift.undone");
        assertThat(told.getString("items[1].data.gift_id")).isEqualTo(gift);
        assertThat(told.getString("items[2].data.gift_id")).isEqualTo(gift);
        assertThat(told.getInt("items[2].data.coins")).isEqualTo(20_000);
    }
}
