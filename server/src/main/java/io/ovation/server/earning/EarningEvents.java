package io.ovation.server.earning;

import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.Micros;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is told of earnings. */
@ApplicationScoped
public class EarningEvents implements EventCatalogue {
    static final EventType<Matured> MATURED = new EventType<>(
            "earning.matured",
            "user",
            Matured.class,
            "A day's pending earnings of a stream are available to the creator.");

    @Override
    public List<EventType<?>> types() {
        return List.of(MATURED);
    }

    /** A day's earnings that matured, as their entry in the books tells it. */
    static EventDraft matured(
            AcceptedEntry entry, Instant at, LocalDate day, Stream stream, long diamonds, Micros value) {
        String creator = PublicId.of(User.PREFIX, entry.reference3());
        return EventDraft.of(
                MATURED,
                creator,
                at,
                new Matured(creator, day, stream.code(), diamonds, value, PublicId.of("ent", entry.id())));
    }

    /**
     * What became available.
     *
     * @param stream live, video, tips, memberships or fund
     * @param diamonds of gifts; 0 for income without
     */
    public record Matured(
            String creatorId, LocalDate maturedOn, String stream, long diamonds, Micros value, String entryId) {}
}
