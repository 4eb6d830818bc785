package io.ovation.server.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RoomLimits SMALL = new RoomLimits(20, 10, 4, 3, 5, 5, 4);

    private long now = 1_000_000;

    /** A viewer that reads at once, or not at all while it is stuck. */
    private static final class Viewer implements RoomViewer {
        private static final Executor LOOP = Runnable::run;
        private final List<JsonNode> seen = new ArrayList<>();
        private boolean ready;
        private boolean stuck;
        private boolean ended;

        @Override
        public Executor loop() {
            return LOOP;
        }

        @Override
        public void frame(byte[] frame) {
            if (stuck) {
                ready = false;
            }
            if (ready) {
                seen.add(read(frame));
            }
        }

        @Override
        public void fresh(byte[] snapshot) {
            ready = true;
            seen.add(read(snapshot));
        }

        @Override
        public void away() {
            ended = true;
        }

        @Override
        public void ended() {
            ended = true;
        }

        private JsonNode last() {
            return seen.getLast();
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private Room room(RoomLimits limits) {
        Room room = new Room(7, totals -> Map.of("id", "live_7"), new FrameEncoder(JSON), limits, 0, now);
        tick(room, 100);
        room.remember(room.needsPast(), RoomPast.NONE);
        return room;
    }

    private Viewer joined(Room room) {
        Viewer viewer = new Viewer();
        room.join(viewer, -1);
        tick(room, 100);
        return viewer;
    }

    private void tick(Room room, long millis) {
        now += millis;
        room.tick(now);
    }

    @Test
    void a_viewer_gets_a_snapshot_first_and_then_every_frame_in_order() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        room.offer(Shown.spark("a", 2, now));
        tick(room, 100);
        room.offer(Shown.big("b", 2, now));
        tick(room, 100);

        assertThat(viewer.seen)
                .extracting(node -> node.get("type").asText())
                .containsExactly("snapshot", "frame", "frame");
        long first = viewer.seen.getFirst().get("sequence").asLong();
        assertThat(viewer.seen)
                .extracting(node -> node.get("sequence").asLong())
                .containsExactly(first, first + 1, first + 2);
        JsonNode gift = viewer.seen.get(1).get("gifts").get(0);
        assertThat(gift.get("gift_id").asText()).isEqualTo("a");
        assertThat(gift.get("streak").get("count").asInt()).isEqualTo(2);
        assertThat(viewer.last().get("coins").asLong()).isEqualTo(1_002);
        assertThat(viewer.last().get("top").get(0).get("user").get("name").asText())
                .isEqualTo("Viewer 2");
        assertThat(viewer.last().get("gifts").get(0).has("streak")).isFalse();
    }

    @Test
    void nothing_is_sent_when_nothing_happened() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        tick(room, 100);
        tick(room, 100);

        assertThat(viewer.seen).hasSize(1);
    }

    @Test
    void a_stuck_viewer_misses_ticks_and_then_gets_a_snapshot_with_every_settled_fact() {
        Room room = room(SMALL);
        Viewer slow = joined(room);
        slow.stuck = true;
        for (int gift = 0; gift < 30; gift++) {
            room.offer(Shown.spark("g" + gift, 1, now));
            tick(room, 100);
        }
        tick(room, 4_000);
        assertThat(slow.seen).hasSize(1);

        slow.stuck = false;
        room.join(slow, -1);
        tick(room, 100);

        assertThat(slow.last().get("type").asText()).isEqualTo("snapshot");
        assertThat(slow.last().get("coins").asLong()).isEqualTo(30);
        assertThat(slow.last().get("streaks").get(0).get("settled").asBoolean()).isTrue();
        assertThat(slow.last().get("streaks").get(0).get("count").asLong()).isEqualTo(30);
        room.offer(Shown.big("b", 2, now));
        tick(room, 100);
        assertThat(slow.last().get("type").asText()).isEqualTo("frame");
    }

    @Test
    void a_viewer_that_was_away_shortly_goes_on_from_the_frame_it_has() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        List<Long> sequences = new ArrayList<>();
        for (int gift = 0; gift < 3; gift++) {
            room.offer(Shown.spark("g" + gift, 1, now));
            tick(room, 100);
            sequences.add(viewer.last().get("sequence").asLong());
        }
        Viewer back = new Viewer();
        room.join(back, sequences.getFirst());
        tick(room, 100);
        Viewer tooLate = new Viewer();
        room.join(tooLate, sequences.getFirst() - 100);
        tick(room, 100);

        assertThat(back.seen.stream()
                        .filter(node -> node.get("type").asText().equals("frame"))
                        .map(node -> node.get("sequence").asLong()))
                .startsWith(sequences.get(1), sequences.get(2));
        assertThat(tooLate.seen.getFirst().get("type").asText()).isEqualTo("snapshot");
    }

    @Test
    void a_frame_lists_only_the_biggest_gifts_and_counts_the_rest() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        for (int sender = 1; sender <= 6; sender++) {
            room.offer(Shown.shown("g" + sender, Shown.person(sender), "lantern", 1, 100 + sender, false, now, now));
        }
        tick(room, 100);

        assertThat(viewer.last().get("gifts")).hasSize(4);
        assertThat(viewer.last().get("more_gifts").get("count").asInt()).isEqualTo(2);
        assertThat(viewer.last().get("more_gifts").get("coins").asInt()).isEqualTo(101 + 102);
        assertThat(viewer.last().get("coins").asLong()).isEqualTo(621);
    }

    @Test
    void gifts_of_one_streak_in_one_frame_are_one_line() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        for (int gift = 0; gift < 5; gift++) {
            room.offer(Shown.spark("g" + gift, 2, now));
        }
        tick(room, 100);

        assertThat(viewer.last().get("gifts")).hasSize(1);
        assertThat(viewer.last().get("gifts").get(0).get("count").asInt()).isEqualTo(10);
        assertThat(viewer.last().get("streaks")).hasSize(1);
    }

    @Test
    void terminal_events_that_find_no_place_in_a_frame_come_in_the_next_and_never_twice() {
        Room room = room(RoomLimits.DEFAULT);
        Viewer viewer = joined(room);
        for (int sender = 1; sender <= 250; sender++) {
            room.offer(Shown.gift("g" + sender, sender, "spark", 1, now));
        }
        tick(room, 100);
        tick(room, 5_000);
        tick(room, 100);
        tick(room, 100);

        List<String> ends = new ArrayList<>();
        viewer.seen.stream()
                .filter(node -> node.get("type").asText().equals("frame"))
                .forEach(node -> node.get("streaks").forEach(streak -> {
                    if (streak.get("settled").asBoolean()) {
                        ends.add(streak.get("id").asText());
                    }
                }));
        assertThat(ends).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void the_end_shows_what_came_before_it_settles_streaks_and_tells_every_viewer() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        room.offer(Shown.spark("a", 3, now));
        room.end();
        tick(room, 100);

        assertThat(viewer.last().get("ended").asBoolean()).isTrue();
        assertThat(viewer.last().get("streaks").get(0).get("settled").asBoolean())
                .isTrue();
        assertThat(viewer.last().get("gifts")).hasSize(1);
        assertThat(viewer.ended).isTrue();
        assertThat(room.isOver()).isTrue();
        assertThat(room.offer(Shown.spark("b", 1, now))).isFalse();
        Viewer late = new Viewer();
        room.join(late, -1);
        assertThat(late.ended).isTrue();
    }

    @Test
    void a_busy_room_refuses_comments_before_gifts() {
        Room room = room(SMALL);
        for (int event = 0; event < 10; event++) {
            assertThat(room.offer(Shown.spark("g" + event, 1, now))).isTrue();
        }
        assertThat(room.offer(new RoomEvent.CommentPosted("c", Shown.person(1), "hello", now)))
                .isFalse();
        assertThat(room.offer(Shown.spark("x", 1, now))).isTrue();
    }

    @Test
    void a_room_that_lost_gifts_asks_for_its_past_and_counts_none_twice() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        for (int event = 0; event < 30; event++) {
            room.offer(Shown.spark("g" + event, 1, now));
        }
        tick(room, 100);
        long need = room.needsPast();
        assertThat(need).isNotZero();
        room.offer(Shown.shown("in", Shown.person(1), "spark", 1, 1, true, 50, now));
        room.offer(Shown.shown("after", Shown.person(1), "spark", 1, 1, true, 51, now));
        Streak open = new Streak(
                "g0", Shown.person(1), "spark", Shown.spark("x", 1, 0).giftNumber(), 31, 31, now, now, false);
        room.remember(
                need, new RoomPast(50, 31, 31, List.of(new TopList.Supporter(Shown.person(1), 31)), List.of(open)));
        tick(room, 100);

        assertThat(room.needsPast()).isZero();
        assertThat(room.totals().coins()).isEqualTo(32);
        assertThat(viewer.last().get("type").asText()).isEqualTo("snapshot");
        assertThat(viewer.last().get("streaks").get(0).get("count").asLong()).isEqualTo(32);
    }

    @Test
    void gifts_lost_while_the_past_is_being_read_are_asked_for_again() {
        Room room = room(SMALL);
        for (int event = 0; event < 30; event++) {
            room.offer(Shown.spark("g" + event, 1, now));
        }
        tick(room, 100);
        long need = room.needsPast();
        for (int event = 0; event < 30; event++) {
            room.offer(Shown.spark("h" + event, 1, now));
        }
        room.remember(need, RoomPast.NONE);
        tick(room, 100);

        assertThat(room.needsPast()).isGreaterThan(need);
    }

    @Test
    void muted_comments_leave_the_snapshot() {
        Room room = room(SMALL);
        room.offer(new RoomEvent.CommentPosted("c1", Shown.person(1), "bad", now));
        room.offer(new RoomEvent.CommentPosted("c2", Shown.person(2), "good", now));
        room.offer(new RoomEvent.CommentsRemoved(1));
        Viewer viewer = joined(room);

        assertThat(viewer.last().get("comments"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.get("text").asText()).isEqualTo("good"));
    }

    @Test
    void a_viewer_who_leaves_is_not_counted_any_more() {
        Room room = room(SMALL);
        Viewer viewer = joined(room);
        joined(room);
        assertThat(room.totals().viewers()).isEqualTo(2);
        room.leave(viewer);
        tick(room, 100);

        assertThat(room.totals().viewers()).isEqualTo(1);
    }
}
