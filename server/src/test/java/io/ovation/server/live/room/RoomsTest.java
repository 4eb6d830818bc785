package io.ovation.server.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Rooms rooms = new Rooms(
            Clock.systemUTC(),
            live -> asked.getAndIncrement() == 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("the database is away"))
                    : CompletableFuture.completedFuture(RoomPast.NONE));

    @AfterEach
    void close() {
        rooms.close();
    }

    /** A viewer that takes what it gets on the thread that brings it. */
    private static final class Viewer implements RoomViewer {
        private static final Executor LOOP = Runnable::run;
        private final CountDownLatch told = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public Executor loop() {
            return LOOP;
        }

        @Override
        public void frame(byte[] frame) {}

        @Override
        public void fresh(byte[] snapshot) {
            told.countDown();
        }

        @Override
        public void ended() {
            over.countDown();
        }

        @Override
        public void away() {
            over.countDown();
        }
    }

    private Room room(long live, RoomHead head) {
        return rooms.open(new Room(
                live, head, new FrameEncoder(new ObjectMapper()), RoomLimits.DEFAULT, 0, System.currentTimeMillis()));
    }

    @Test
    void a_room_whose_past_cannot_be_read_at_once_opens_when_it_can() throws InterruptedException {
        Room room = room(1, totals -> Map.of());
        Viewer viewer = new Viewer();
        room.join(viewer, -1);
        rooms.start();

        assertThat(viewer.told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_room_that_is_stuck_holds_up_no_other() throws InterruptedException {
        asked.set(1);
        CountDownLatch stuck = new CountDownLatch(1);
        try {
            Room slow = room(1, totals -> {
                try {
                    stuck.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                return Map.of();
            });
            Room other = room(2, totals -> Map.of());
            Viewer waits = new Viewer();
            Viewer served = new Viewer();
            slow.join(waits, -1);
            rooms.start();
            Thread.sleep(300);
            other.join(served, -1);

            assertThat(served.told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(waits.told.getCount()).isEqualTo(1);
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void a_room_that_is_over_is_closed_and_of_two_that_open_at_once_the_first_counts() throws InterruptedException {
        asked.set(1);
        Room room = room(1, totals -> Map.of());
        assertThat(room(1, totals -> Map.of())).isSameAs(room);
        Viewer viewer = new Viewer();
        room.join(viewer, -1);
        rooms.start();
        room.end();

        assertThat(viewer.over.await(10, TimeUnit.SECONDS)).isTrue();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (rooms.find(1) != null && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(rooms.find(1)).isNull();
        assertThat(rooms.all()).isEmpty();
    }
}
