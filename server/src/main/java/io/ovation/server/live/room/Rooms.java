package io.ovation.server.live.room;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of this server and their ticks.
 *
 * <p>One thread counts time; every tick of a room that is awake runs on a virtual thread of its own, so a room that takes
 * long delays nobody else, and a room in which nothing happens costs nothing. A tick that finds the one before still
 * running is left out.
 *
 * <p>Thread-safe.
 */
public final class Rooms implements AutoCloseable {
    /** Time between two frames of a room. */
    public static final long TICK_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private static final class Entry {
        private final Room room;
        private final AtomicBoolean ticking = new AtomicBoolean();
        private final AtomicBoolean remembering = new AtomicBoolean();

        private Entry(Room room) {
            this.room = room;
        }
    }

    private final Map<Long, Entry> rooms = new ConcurrentHashMap<>();
    private final Clock wall;
    private final LongFunction<CompletionStage<RoomPast>> records;
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rooms-time").factory());
    private final ExecutorService work = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("room-", 0).factory());

    /**
     * Rooms without a room.
     *
     * @param wall what time it is
     * @param records gives the past of a show, at least up to what the feed had brought when it was asked
     */
    public Rooms(Clock wall, LongFunction<CompletionStage<RoomPast>> records) {
        this.wall = wall;
        this.records = records;
    }

    /** Begins to tick. */
    public void start() {
        time.scheduleAtFixedRate(this::tickAll, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The room of a show, when it is open on this server. */
    public @Nullable Room find(long live) {
        Entry entry = rooms.get(live);
        return entry == null ? null : entry.room;
    }

    /** Opens a room; of two that come at once, the first counts. */
    public Room open(Room room) {
        return rooms.computeIfAbsent(room.live(), live -> new Entry(room)).room;
    }

    /** All open rooms. */
    public Collection<Room> all() {
        return rooms.values().stream().map(entry -> entry.room).toList();
    }

    private void tickAll() {
        try {
            for (Entry entry : rooms.values()) {
                if (entry.room.isAwake() && entry.ticking.compareAndSet(false, true)) {
                    work.execute(() -> tick(entry));
                }
            }
        } catch (RuntimeException fault) {
            LOG.error("Rooms missed a tick", fault);
        }
    }

    private void tick(Entry entry) {
        Room room = entry.room;
        try {
            room.tick(wall.millis());
            if (room.isOver()) {
                rooms.remove(room.live(), entry);
                room.tick(wall.millis());
            } else if (room.needsPast() != 0 && entry.remembering.compareAndSet(false, true)) {
                work.execute(() -> remember(entry));
            }
        } catch (RuntimeException fault) {
            LOG.error("Room {} failed in a tick", room.live(), fault);
        } finally {
            entry.ticking.set(false);
        }
    }

    private void remember(Entry entry) {
        long need = entry.room.needsPast();
        if (need == 0) {
            entry.remembering.set(false);
            return;
        }
        past(entry.room.live()).whenComplete((past, fault) -> {
            if (fault == null) {
                entry.room.remember(need, past);
            } else {
                LOG.warn("The past of room {} could not be read; trying again", entry.room.live(), fault);
            }
            entry.remembering.set(false);
        });
    }

    private CompletionStage<RoomPast> past(long live) {
        try {
            return records.apply(live);
        } catch (RuntimeException fault) {
            return CompletableFuture.failedStage(fault);
        }
    }

    @Override
    public void close() {
        time.shutdownNow();
        work.shutdownNow();
    }
}
