package io.ovation.server.identity;

import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of users. It names nobody: who wants more than ids asks for it. */
@ApplicationScoped
public class UserEvents implements EventCatalogue {
    static final EventType<Described> CREATED = new EventType<>(
            "user.created", "user", Described.class, "The platform described a user for the first time.");
    static final EventType<Described> UPDATED =
            new EventType<>("user.updated", "user", Described.class, "The platform described a user differently.");

    @Override
    public List<EventType<?>> types() {
        return List.of(CREATED, UPDATED);
    }

    /** What to tell when a user was described; nothing when that said nothing new. */
    static List<EventDraft> described(@Nullable User before, User after, Instant at) {
        if (Objects.equals(before, after)) {
            return List.of();
        }
        return List.of(EventDraft.of(
                before == null ? CREATED : UPDATED,
                after.id(),
                at,
                new Described(after.id(), after.externalId(), after.market(), after.followers())));
    }

    /** A user as the platform describes them. */
    public record Described(String userId, String externalId, String market, int followers) {}
}
