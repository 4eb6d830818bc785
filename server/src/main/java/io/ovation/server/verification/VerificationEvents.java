package io.ovation.server.verification;

import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is told of identity checks and of screening; never a name, a date of birth or a document. */
@ApplicationScoped
public class VerificationEvents implements EventCatalogue {
    static final EventType<Checked> SUBMITTED =
            new EventType<>("verification.submitted", "user", Checked.class, "A person handed in an identity check.");
    static final EventType<Checked> VERIFIED =
            new EventType<>("verification.verified", "user", Checked.class, "A person's identity is verified.");
    static final EventType<Checked> REJECTED = new EventType<>(
            "verification.rejected",
            "user",
            Checked.class,
            "An identity check was rejected; it can be handed in again.");
    static final EventType<Hit> HIT_OPENED = new EventType<>(
            "screening.hit_opened",
            "user",
            Hit.class,
            "A person's name is like one on a sanctions list; nothing is paid to them until two people decided.");
    static final EventType<Hit> HIT_DECIDED =
            new EventType<>("screening.hit_decided", "user", Hit.class, "Two people decided on a hit.");

    @Override
    public List<EventType<?>> types() {
        return List.of(SUBMITTED, VERIFIED, REJECTED, HIT_OPENED, HIT_DECIDED);
    }

    static EventDraft of(Verification check, VerificationStatus status, Instant at) {
        EventType<Checked> type = switch (status) {
            case VERIFIED -> VERIFIED;
            case REJECTED -> REJECTED;
            case NONE, PENDING, EXPIRED -> SUBMITTED;
        };
        String person = PublicId.of(User.PREFIX, check.person());
        return EventDraft.of(type, person, at, new Checked(check.id(), person, status.text()));
    }

    static EventDraft of(EventType<Hit> type, ScreeningHit hit, String status, Instant at) {
        String person = PublicId.of(User.PREFIX, hit.person());
        return EventDraft.of(type, person, at, new Hit(hit.id(), person, hit.list(), status));
    }

    /** An identity check and where it stands. */
    public record Checked(String verificationId, String userId, String status) {}

    /**
     * A hit and where it stands.
     *
     * @param list name of the list
     * @param status {@code open}, {@code cleared} or {@code confirmed}
     */
    public record Hit(String hitId, String userId, String list, String status) {}
}
