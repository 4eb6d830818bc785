package io.ovation.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.coin.RechargeRequest;
import io.ovation.client.gift.Gift;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.gift.Gifts;
import io.ovation.client.live.NewLive;
import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.UnreachableException;
import io.ovation.client.room.Room;
import io.ovation.client.room.RoomListener;
import io.ovation.client.room.RoomView;
import io.ovation.client.user.UserDescription;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stays in rooms, over lines that break, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RoomClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/")
    URI server;

    private BreakableLine line;
    private Ovation ovation;
    private Ovation overTheLine;
    private Person sol;
    private String viewer;
    private String live;

    @BeforeEach
    void open() throws IOException {
        line = new BreakableLine(server.getPort());
        ovation = Ovation.connect(server, TestServer.PLATFORM_KEY);
        overTheLine = Ovation.connect(line.uri(), TestServer.PLATFORM_KEY);
        viewer = describe("Noor", 10);
        sol = ovation.as(describe("Sol", 25_000));
        live = sol.lives().start(NewLive.titled("Over a bad line")).now().id();
        ovation.as(viewer)
                .recharges()
                .create(RechargeRequest.of(330, "card_success"))
                .now();
    }

    @AfterEach
    void close() throws IOException {
        overTheLine.close();
        ovation.close();
        line.close();
    }

    private String describe(String name, int followers) {
        String externalId = name + "-" + UUID.randomUUID();
        ovation.users()
                .describe(
                        externalId,
                        UserDescription.named(name)
                                .market("US")
                                .born(LocalDate.of(1990, 8, 30))
                                .followers(followers))
                .now();
        return externalId;
    }

    /** Keeps what it is told. */
    private static final class Ears implements RoomListener {
        private final List<RoomView> snapshots = new CopyOnWriteArrayList<>();
        private final List<RoomView> frames = new CopyOnWriteArrayList<>();
        private final List<Long> sequences = new CopyOnWriteArrayList<>();
        private final List<String> interruptions = new CopyOnWriteArrayList<>();
        private final CompletableFuture<String> over = new CompletableFuture<>();

        @Override
        public void snapshot(RoomView snapshot) {
            snapshots.add(snapshot);
            sequences.add(snapshot.sequence());
        }

        @Override
        public void frame(RoomView frame) {
            frames.add(frame);
            sequences.add(frame.sequence());
        }

        @Override
        public void interrupted() {
            interruptions.add("interrupted");
        }

        @Override
        public void over(OvationException reason) {
            over.complete(reason == null ? "ended" : reason.getMessage());
        }

        private long giftsShown() {
            return frames.stream()
                    .flatMap(frame -> frame.content().gifts().stream())
                    .mapToLong(RoomView.ShownGift::count)
                    .sum();
        }
    }

    private static <T> T soon(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private long giftsInTheBooks() {
        return ovation.guest().gifts().of(live).stream().map(Gifts.Line::giftId).count();
    }

    @Test
    void a_gift_a_comment_and_likes_go_over_the_socket_and_everyone_sees_them() throws InterruptedException {
        Ears ears = new Ears();
        Ears others = new Ears();
        try (Room room = ovation.as(viewer).enter(live, ears).awaitOpen();
                Room guest = ovation.guest().enter(live, others).awaitOpen()) {
            Gift gift = soon(room.gift(GiftRequest.of("pinata")));
            assertThat(gift.balanceAfter()).isEqualTo(230);
            assertThat(soon(room.comment("what a song")).id()).startsWith("cmt_");
            assertThat(room.like(3)).isTrue();
            await("the gift is shown", () -> others.giftsShown() == 1);
            await(
                    "the likes are counted",
                    () -> others.frames.getLast().content().likes() == 3);
            RoomView.ShownGift shown = others.frames.stream()
                    .flatMap(frame -> frame.content().gifts().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(shown.giftId()).isEqualTo(gift.giftId());
            assertThat(others.snapshots.getFirst().content().live().title()).isEqualTo("Over a bad line");
            assertThatThrownBy(() -> soon(guest.gift(GiftRequest.of("spark"))))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ProblemException.NotSignedIn.class);
            assertThatThrownBy(() -> soon(room.gift(GiftRequest.of("aurora"))))
                    .hasCauseInstanceOf(ProblemException.Conflict.class)
                    .hasMessageContaining("insufficient_coins");
            sol.lives().end(live).now();
            assertThat(soon(ears.over)).isEqualTo("ended");
            assertThat(room.isOver()).isTrue();
            assertThatThrownBy(() -> soon(room.gift(GiftRequest.of("spark"))))
                    .hasCauseInstanceOf(UnreachableException.class);
        }
        Ears late = new Ears();
        ovation.as(viewer).enter(live, late);
        assertThat(soon(late.over)).isEqualTo("ended");
        assertThat(late.snapshots.getFirst().content().ended()).isTrue();
    }

    @Test
    void a_gift_whose_answer_was_lost_with_the_line_is_repeated_and_sent_once() throws InterruptedException {
        Ears ears = new Ears();
        try (Room room = overTheLine.as(viewer).enter(live, ears).awaitOpen()) {
            await("a snapshot", () -> !ears.snapshots.isEmpty());
            line.swallowAnswers();
            CompletableFuture<Gift> gift = room.gift(GiftRequest.of("pinata"));
            CompletableFuture<?> comment = room.comment("did you see that");
            await("the gift is in the books", () -> giftsInTheBooks() == 1);
            assertThat(gift).isNotDone();
            line.cut();
            await("the break was noticed", () -> !ears.interruptions.isEmpty());
            CompletableFuture<Gift> whileAway = room.gift(GiftRequest.of("spark"));
            assertThat(room.like(1)).isFalse();
            line.mend();
            assertThat(soon(gift).balanceAfter()).isEqualTo(230);
            assertThat(soon(whileAway).balanceAfter()).isEqualTo(229);
            assertThatThrownBy(() -> soon(comment))
                    .hasCauseInstanceOf(UnreachableException.class)
                    .hasMessageContaining("may have arrived");
            await("both are in the books", () -> giftsInTheBooks() == 2);
            await("what was missed is told", () -> ears.giftsShown() == 2);
            assertThat(ears.snapshots).hasSize(1);
            assertThat(ears.sequences).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_line_that_breaks_again_and_again_loses_nothing_that_happened() throws InterruptedException {
        Ears ears = new Ears();
        try (Room room = overTheLine.as(viewer).enter(live, ears).awaitOpen()) {
            for (int i = 1; i <= 5; i++) {
                CompletableFuture<Gift> gift = room.gift(GiftRequest.of("spark"));
                line.cut();
                line.mend();
                assertThat(soon(gift).balanceAfter()).isEqualTo(330 - i);
            }
            await("the books have five", () -> giftsInTheBooks() == 5);
            await("the room told of all", () -> lastStreakOrCoins(ears) == 5);
        }
    }

    private static long lastStreakOrCoins(Ears ears) {
        long frames =
                ears.frames.isEmpty() ? 0 : ears.frames.getLast().content().coins();
        long snapshots = ears.snapshots.isEmpty()
                ? 0
                : ears.snapshots.getLast().content().coins();
        return Math.max(frames, snapshots);
    }

    @Test
    void a_room_that_is_not_there_or_a_token_that_is_not_ours_is_refused_at_the_door() {
        Ears ears = new Ears();
        assertThatThrownBy(
                        () -> ovation.guest().enter("live_0000000000000", ears).awaitOpen())
                .isInstanceOf(ProblemException.NotFound.class);
        assertThat(soon(ears.over)).contains("404");
        assertThatThrownBy(() ->
                        ovation.withToken("not a token").enter(live, new Ears()).awaitOpen())
                .isInstanceOf(ProblemException.NotSignedIn.class);
    }

    @Test
    void a_server_that_is_not_there_is_given_up_after_bounded_tries() {
        line.cut();
        assertThatThrownBy(() -> overTheLine.guest().enter(live, new Ears()).awaitOpen())
                .isInstanceOf(UnreachableException.class);
    }
}
