package io.ovation.server.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.server.live.room.Room;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches of the rooms of this instance. */
@ApplicationScoped
class RoomMetrics {
    private final Lives lives;
    private final MeterRegistry registry;

    RoomMetrics(Lives lives, MeterRegistry registry) {
        this.lives = lives;
        this.registry = registry;
    }

    void show(@Observes @Priority(2_100) StartupEvent event) {
        Gauge.builder("ovation.rooms.open", lives, all -> all.openRooms().size())
                .description("Rooms that are live on this instance")
                .register(registry);
        Gauge.builder(
                        "ovation.room.viewers",
                        lives,
                        all -> all.openRooms().stream().mapToInt(Room::viewers).sum())
                .description("Sockets of viewers on this instance")
                .register(registry);
    }
}
