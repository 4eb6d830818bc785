package io.ovation.server.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches of the event log: where it stands; its rise is the number of events a second. */
@ApplicationScoped
class EventMetrics {
    private final EventTail tail;
    private final MeterRegistry registry;

    EventMetrics(EventTail tail, MeterRegistry registry) {
        this.tail = tail;
        this.registry = registry;
    }

    void show(@Observes @Priority(2_100) StartupEvent event) {
        Gauge.builder("ovation.events.position", tail, EventTail::head)
                .description("Position of the newest event")
                .register(registry);
    }
}
