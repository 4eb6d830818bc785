package io.ovation.server.programme;

import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of the creator programme. */
@ApplicationScoped
public class ProgrammeEvents implements EventCatalogue {
    static final EventType<Decided> JOINED = decided("programme.joined", "A creator is in the programme.");
    static final EventType<Decided> REFUSED =
            decided("programme.refused", "An application did not meet the criteria; each is explained.");
    static final EventType<Decided> AT_RISK =
            decided("programme.at_risk", "A member falls short of followers, views or posts, and has days of grace.");
    static final EventType<Decided> LOST = decided("programme.lost", "A member no longer meets the criteria.");
    static final EventType<Decided> LEFT = decided("programme.left", "A member left.");
    static final EventType<Appealed> APPEALED = new EventType<>(
            "programme.appealed", "user", Appealed.class, "Somebody asks people to look at a decision again.");
    static final EventType<Appealed> APPEAL_DECIDED =
            new EventType<>("programme.appeal_decided", "user", Appealed.class, "Staff decided on an appeal.");
    static final EventType<Struck> STRIKE_GIVEN =
            new EventType<>("strike.given", "user", Struck.class, "A strike counts against a user's standing.");
    static final EventType<Struck> STRIKE_LIFTED =
            new EventType<>("strike.lifted", "user", Struck.class, "A strike no longer counts.");

    private static EventType<Decided> decided(String name, String summary) {
        return new EventType<>(name, "user", Decided.class, summary);
    }

    @Override
    public List<EventType<?>> types() {
        return List.of(JOINED, REFUSED, AT_RISK, LOST, LEFT, APPEALED, APPEAL_DECIDED, STRIKE_GIVEN, STRIKE_LIFTED);
    }

    static EventDraft decided(Decision decision, @Nullable LocalDate graceUntil) {
        EventType<Decided> type = switch (decision.outcome()) {
            case MEMBER -> JOINED;
            case REFUSED -> REFUSED;
            case AT_RISK -> AT_RISK;
            case LOST -> LOST;
            case LEFT -> LEFT;
        };
        String user = PublicId.of(User.PREFIX, decision.user());
        List<String> hindering = decision.findings().stream()
                .filter(Finding::hinders)
                .map(Finding::criterion)
                .toList();
        return EventDraft.of(
                type,
                user,
                decision.at(),
                new Decided(
                        user,
                        decision.id(),
                        decision.market(),
                        decision.criteriaVersion(),
                        decision.cause(),
                        decision.outcome().text(),
                        hindering,
                        graceUntil));
    }

    static EventDraft appeal(Appeal appeal, Instant at) {
        String user = PublicId.of(User.PREFIX, appeal.user());
        return EventDraft.of(
                appeal.status().equals("open") ? APPEALED : APPEAL_DECIDED,
                user,
                at,
                new Appealed(
                        user,
                        appeal.id(),
                        PublicId.of(Decision.PREFIX, appeal.decision()),
                        appeal.status(),
                        appeal.reason()));
    }

    static EventDraft strike(Strike strike, Instant at) {
        String user = PublicId.of(User.PREFIX, strike.user());
        return EventDraft.of(
                strike.liftedAt() == null ? STRIKE_GIVEN : STRIKE_LIFTED,
                user,
                at,
                new Struck(user, strike.id(), strike.reason().text(), strike.points(), strike.expiresOn()));
    }

    /**
     * A decision on somebody's membership.
     *
     * @param criteriaVersion the version of the market's criteria that it was made by
     * @param cause {@code application}, {@code review}, {@code appeal} or {@code leaving}
     * @param failed the criteria that stand in the way
     * @param graceUntil of a member at risk: the day from which they are out
     */
    public record Decided(
            String userId,
            String decisionId,
            String market,
            @Nullable Integer criteriaVersion,
            String cause,
            String status,
            List<String> failed,
            @Nullable LocalDate graceUntil) {}

    /**
     * An appeal and where it stands.
     *
     * @param status {@code open}, {@code granted} or {@code upheld}
     */
    public record Appealed(
            String userId,
            String appealId,
            String decisionId,
            String status,
            @Nullable String reason) {}

    /** A strike. */
    public record Struck(String userId, String strikeId, String reason, int points, LocalDate expiresOn) {}
}
