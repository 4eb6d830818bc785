package io.ovation.server.risk;

import io.ovation.economics.Asset;
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

/** What is told of reviews. */
@ApplicationScoped
public class RiskEvents implements EventCatalogue {
    static final EventType<Reviewed> QUARANTINED = new EventType<>(
            "earning.quarantined", "user", Reviewed.class, "What a suspicious gift earned waits for a review.");
    static final EventType<Reviewed> RELEASED = new EventType<>(
            "earning.released",
            "user",
            Reviewed.class,
            "A suspicious gift was found in order: its earnings go on to mature.");
    static final EventType<Reviewed> CONFISCATED = new EventType<>(
            "earning.confiscated",
            "user",
            Reviewed.class,
            "Two people agreed that a gift was fraud: its earnings went to the fraud reserve.");
    static final EventType<CaseChanged> CASE_OPENED = new EventType<>(
            "risk.case.opened", "user", CaseChanged.class, "Somebody should look at a creator's income.");
    static final EventType<CaseChanged> CASE_DECIDED = new EventType<>(
            "risk.case.decided", "user", CaseChanged.class, "A case was cleared, or fraud was confirmed.");

    @Override
    public List<EventType<?>> types() {
        return List.of(QUARANTINED, RELEASED, CONFISCATED, CASE_OPENED, CASE_DECIDED);
    }

    static EventDraft of(Quarantine quarantine, Instant at) {
        EventType<Reviewed> type = switch (quarantine.status()) {
            case ASKED, HELD, RELEASING, CONFISCATING -> QUARANTINED;
            case RELEASED -> RELEASED;
            case CONFISCATED -> CONFISCATED;
        };
        Long held = quarantine.heldMicros();
        return EventDraft.of(
                type,
                PublicId.of(User.PREFIX, quarantine.creator()),
                at,
                new Reviewed(
                        quarantine.id(),
                        PublicId.of("gift", quarantine.gift()),
                        PublicId.of(User.PREFIX, quarantine.creator()),
                        quarantine.stream().code(),
                        quarantine.reason(),
                        new Micros(
                                held == null ? 0 : held,
                                Asset.of(quarantine.currency()).code()),
                        quarantine.maturesOn()));
    }

    static EventDraft of(RiskCase found, Instant at) {
        return EventDraft.of(
                found.status() == RiskCase.Status.OPEN ? CASE_OPENED : CASE_DECIDED,
                PublicId.of(User.PREFIX, found.creator()),
                at,
                new CaseChanged(
                        found.id(),
                        PublicId.of(User.PREFIX, found.creator()),
                        found.status().text(),
                        found.score(),
                        found.holds()));
    }

    /**
     * A gift under review.
     *
     * @param reason in words that its creator may read
     * @param earned what waits, or waited
     */
    public record Reviewed(
            String quarantineId,
            String giftId,
            String creatorId,
            String stream,
            String reason,
            Micros earned,
            LocalDate maturesOn) {}

    /**
     * A case.
     *
     * @param holdsPayouts whether payouts wait while it is open
     */
    public record CaseChanged(String caseId, String creatorId, String status, int score, boolean holdsPayouts) {}
}
