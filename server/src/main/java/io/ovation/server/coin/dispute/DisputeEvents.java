package io.ovation.server.coin.dispute;

import io.ovation.economics.Asset;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of disputes. */
@ApplicationScoped
public class DisputeEvents implements EventCatalogue {
    static final EventType<Disputed> OPENED = new EventType<>(
            "dispute.opened",
            "dispute",
            Disputed.class,
            "A viewer disputes a payment at their bank, or asks about it.");
    static final EventType<Disputed> WON =
            new EventType<>("dispute.won", "dispute", Disputed.class, "A dispute was decided for us.");
    static final EventType<Disputed> LOST = new EventType<>(
            "dispute.lost",
            "dispute",
            Disputed.class,
            "A dispute was decided for the card holder; unspent coins are void, the gifts are accounted for.");
    static final EventType<Disputed> CLOSED =
            new EventType<>("dispute.closed", "dispute", Disputed.class, "An inquiry ended without money.");
    static final EventType<ClawedBack> CLAWED_BACK = new EventType<>(
            "earning.disputed",
            "user",
            ClawedBack.class,
            "A gift was paid with money that a lost dispute took back: who bears it, and why.");

    @Override
    public List<EventType<?>> types() {
        return List.of(OPENED, WON, LOST, CLOSED, CLAWED_BACK);
    }

    /** What the dispute's status says now. */
    static EventDraft of(Dispute dispute, Instant at) {
        EventType<Disputed> type = switch (dispute.status()) {
            case TOLD, OPEN, LOSING -> OPENED;
            case WON -> WON;
            case LOST -> LOST;
            case CLOSED -> CLOSED;
        };
        return EventDraft.of(
                type,
                dispute.id(),
                at,
                new Disputed(
                        dispute.id(),
                        PublicId.of(Recharge.PREFIX, dispute.recharge()),
                        PublicId.of(User.PREFIX, dispute.user()),
                        dispute.provider(),
                        dispute.reason(),
                        new Money(dispute.amount(), dispute.currency()),
                        dispute.evidenceDue(),
                        dispute.coinsVoided()));
    }

    /** What became of a creator's gift. */
    static EventDraft of(ClawBack claw, Instant at) {
        String currency = Asset.of(claw.currency()).code();
        return EventDraft.of(
                CLAWED_BACK,
                PublicId.of(User.PREFIX, claw.creator()),
                at,
                new ClawedBack(
                        claw.id(),
                        PublicId.of(Dispute.PREFIX, claw.dispute()),
                        PublicId.of("gift", claw.gift()),
                        PublicId.of(User.PREFIX, claw.creator()),
                        claw.stream().code(),
                        claw.outcome().text(),
                        claw.maturesOn(),
                        claw.coins(),
                        new Micros(claw.micros(), currency)));
    }

    /**
     * A gift of a lost dispute.
     *
     * @param outcome {@code taken_back} (it had not matured), {@code reserve_paid} (it had: the creator keeps it) or {@code
     *     owed_by_creator} (confirmed complicit)
     * @param coins how many of the gift's coins it is about
     * @param earned what they had earned the creator
     */
    public record ClawedBack(
            String clawBackId,
            String disputeId,
            String giftId,
            String creatorId,
            String stream,
            String outcome,
            LocalDate maturesOn,
            long coins,
            Micros earned) {}

    /**
     * A payment in dispute.
     *
     * @param reason the provider's code of why, such as {@code fraudulent}
     * @param evidenceDue until when the operator may answer at the provider
     * @param coinsVoided how many unspent coins a loss took
     */
    public record Disputed(
            String disputeId,
            String rechargeId,
            String userId,
            String provider,
            String reason,
            Money amount,
            @Nullable Instant evidenceDue,
            @Nullable Long coinsVoided) {}
}
