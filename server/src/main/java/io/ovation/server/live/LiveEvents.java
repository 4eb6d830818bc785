package io.ovation.server.live;

import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is told of shows. */
@ApplicationScoped
public class LiveEvents implements EventCatalogue {
    static final EventType<Started> STARTED =
            new EventType<>("live.started", "live", Started.class, "A show has begun.");
    static final EventType<Ended> ENDED =
            new EventType<>("live.ended", "live", Ended.class, "A show has ended; gifts are refused from here on.");

    @Override
    public List<EventType<?>> types() {
        return List.of(STARTED, ENDED);
    }

    static EventDraft started(Live live) {
        String id = PublicId.of(Live.PREFIX, live.number());
        return EventDraft.of(
                STARTED,
                id,
                live.startedAt(),
                new Started(id, PublicId.of(User.PREFIX, live.creator()), live.title(), live.startedAt()));
    }

    static EventDraft ended(Live live, Instant at) {
        String id = PublicId.of(Live.PREFIX, live.number());
        return EventDraft.of(
                ENDED,
                id,
                at,
                new Ended(
                        id,
                        PublicId.of(User.PREFIX, live.creator()),
                        live.startedAt(),
                        at,
                        live.likes(),
                        live.peakViewers()));
    }

    /** A show that begins. */
    public record Started(String liveId, String creatorId, String title, Instant startedAt) {}

    /** A show that is over. */
    public record Ended(
            String liveId, String creatorId, Instant startedAt, Instant endedAt, long likes, int peakViewers) {}
}
