package io.ovation.server.gift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.live.GiftRecords;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.live.room.FrameEncoder;
import io.ovation.server.live.room.Room;
import io.ovation.server.live.room.RoomLimits;
import io.ovation.server.live.room.RoomPast;
import io.ovation.server.live.room.Streak;
import io.ovation.server.live.room.TopList;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a room takes over from the books when a server starts again. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RoomPastTest {
    @Inject
    Stage stage;

    @Inject
    GiftRecords records;

    @Inject
    Lives lives;

    @Inject
    Bookkeeper books;

    private String live;
    private long number;

    @BeforeEach
    void aShow() {
        live = stage.liveOf(TestServer.creator());
        number = PublicId.number(Live.PREFIX, live);
    }

    private RoomPast past() throws Exception {
        return records.past(number).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_room_that_opens_anew_has_the_totals_top_list_and_open_streaks_of_the_one_before() throws Exception {
        TestServer.Person mia = stage.viewerWith(1_000);
        TestServer.Person noah = stage.viewerWith(1_000);
        Stage.sends(noah, live, "gift", "pinata").statusCode(201);
        Stage.sends(mia, live, "gift", "lantern").statusCode(201);
        Stage.sends(mia, live, "gift", "spark", "count", 40).statusCode(201);
        String first = Stage.sends(noah, live, "gift", "cookie", "count", 3, "anonymous", true)
                .statusCode(201)
                .extract()
                .path("gift_id");
        Stage.sends(noah, live, "gift", "cookie", "count", 4, "anonymous", true).statusCode(201);

        RoomPast past = past();
        assertThat(past.gifts()).isEqualTo(1 + 1 + 40 + 7);
        assertThat(past.coins()).isEqualTo(100 + 99 + 40 + 35);
        assertThat(past.sequence())
                .isPositive()
                .isLessThanOrEqualTo(books.position().sequence());
        assertThat(past.streaks())
                .filteredOn(streak -> streak.gift().equals("cookie"))
                .singleElement()
                .satisfies(streak -> {
                    assertThat(streak.id()).isEqualTo(first);
                    assertThat(streak.count()).isEqualTo(7);
                    assertThat(streak.sender().name()).isEqualTo("Someone");
                });

        long now = System.currentTimeMillis();
        Room anew =
                new Room(number, totals -> Map.of(), new FrameEncoder(new ObjectMapper()), RoomLimits.DEFAULT, 0, now);
        anew.tick(now);
        anew.remember(anew.needsPast(), past);
        anew.tick(now);
        assertThat(anew.totals().coins()).isEqualTo(274);
        assertThat(anew.top())
                .extracting(place -> place.person().name(), TopList.Supporter::coins)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(stage.user(mia).name(), 139L),
                        org.assertj.core.groups.Tuple.tuple(stage.user(noah).name(), 100L),
                        org.assertj.core.groups.Tuple.tuple("Someone", 35L));
        assertThat(records.top(number, 10)).isEqualTo(anew.top());
        assertThat(records.coins(java.util.List.of(number))).containsEntry(number, 274L);
    }

    @Test
    void a_running_room_that_lost_sight_of_the_feed_comes_back_to_the_same_totals() throws Exception {
        TestServer.Person mia = stage.viewerWith(1_000);
        Stage.sends(mia, live, "gift", "pinata").statusCode(201);
        Room room = lives.running(number).room();
        room.loseSight();
        Stage.sends(mia, live, "gift", "pinata").statusCode(201);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while ((room.totals().coins() != 200 || room.needsPast() != 0) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(room.totals().coins()).isEqualTo(200);
        assertThat(room.totals().gifts()).isEqualTo(2);
    }

    @Test
    void streaks_in_the_records_hold_every_gift_once() throws Exception {
        TestServer.Person mia = stage.viewerWith(1_000);
        for (int gift = 0; gift < 10; gift++) {
            Stage.sends(mia, live, "gift", gift % 3 == 0 ? "clover" : "spark", "count", 1 + gift)
                    .statusCode(201);
        }
        assertThat(past().streaks().stream().mapToLong(Streak::count).sum()).isEqualTo(55);
    }
}
