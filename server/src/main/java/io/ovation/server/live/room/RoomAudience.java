package io.ovation.server.live.room;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The viewers of a room, kept by event loop: a frame wakes each loop once, not once a viewer.
 *
 * <p>Thread-safe.
 */
final class RoomAudience {
    private final Map<Executor, Set<RoomViewer>> byLoop = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    void add(RoomViewer viewer) {
        Set<RoomViewer> viewers = byLoop.computeIfAbsent(viewer.loop(), loop -> ConcurrentHashMap.newKeySet());
        if (viewers.add(viewer)) {
            size.incrementAndGet();
        }
    }

    void remove(RoomViewer viewer) {
        Set<RoomViewer> viewers = byLoop.get(viewer.loop());
        if (viewers != null && viewers.remove(viewer)) {
            size.decrementAndGet();
        }
    }

    int size() {
        return size.get();
    }

    /** Numbers of the users who watch signed in, each once. */
    Set<Long> users() {
        Set<Long> users = new HashSet<>();
        byLoop.values()
                .forEach(viewers -> viewers.forEach(viewer -> {
                    if (viewer.user() != 0) {
                        users.add(viewer.user());
                    }
                }));
        return users;
    }

    /** Does something for every viewer, on the viewer's own loop. */
    void broadcast(Consumer<RoomViewer> action) {
        byLoop.forEach((loop, viewers) -> loop.execute(() -> viewers.forEach(action)));
    }
}
