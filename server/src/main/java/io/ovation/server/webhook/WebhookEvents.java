package io.ovation.server.webhook;

import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is told of webhooks themselves. */
@ApplicationScoped
public class WebhookEvents implements EventCatalogue {
    static final EventType<Disabled> DISABLED = new EventType<>(
            "webhook.endpoint.disabled",
            "webhook endpoint",
            Disabled.class,
            "An endpoint failed for too long or said that it is gone; its events wait until it is enabled again.");
    static final EventType<Ping> PING = new EventType<>(
            "webhook.ping",
            "webhook endpoint",
            Ping.class,
            "Somebody wants to see whether an endpoint works; sent to it alone.");

    @Override
    public List<EventType<?>> types() {
        return List.of(DISABLED, PING);
    }

    static EventDraft disabled(WebhookEndpoint endpoint, String reason, Instant failingSince, Instant at) {
        return EventDraft.of(
                DISABLED, endpoint.id(), at, new Disabled(endpoint.id(), endpoint.url(), reason, failingSince));
    }

    static EventDraft ping(WebhookEndpoint endpoint, Instant at) {
        return EventDraft.of(PING, endpoint.id(), at, new Ping(endpoint.id()));
    }

    /** An endpoint that is no longer sent to. */
    public record Disabled(String endpointId, String url, String reason, Instant failingSince) {}

    /** A ping. */
    public record Ping(String endpointId) {}
}
