package io.ovation.server.tip;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import io.ovation.server.live.Live;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeDispute;
import io.ovation.server.payment.ChargeRefund;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of tips. */
@ApplicationScoped
public class TipEvents implements EventCatalogue {
    static final EventType<Sent> SENT =
            new EventType<>("tip.sent", "tip", Sent.class, "A tip was paid; the creator has all of it, pending.");
    static final EventType<Unpaid> FAILED =
            new EventType<>("tip.failed", "tip", Unpaid.class, "The payment of a tip was declined or given up.");
    static final EventType<Returned> REFUNDED =
            new EventType<>("tip.refunded", "tip", Returned.class, "A tip is with its payer again.");
    static final EventType<Returned> REFUND_FAILED = new EventType<>(
            "tip.refund.failed",
            "tip",
            Returned.class,
            "A tip could not be returned to its payer; the creator has it again.");
    static final EventType<Disputed> DISPUTED = new EventType<>(
            "tip.disputed", "tip", Disputed.class, "A tip is disputed at the payer's bank, or that was decided.");

    @Override
    public List<EventType<?>> types() {
        return List.of(SENT, FAILED, REFUNDED, REFUND_FAILED, DISPUTED);
    }

    static EventDraft sent(Tip tip, Charge charge, Instant at) {
        return EventDraft.of(
                SENT,
                tip.id(),
                at,
                new Sent(
                        tip.id(),
                        PublicId.of(User.PREFIX, tip.creator()),
                        PublicId.of(User.PREFIX, tip.payer()),
                        tip.anonymous(),
                        money(tip.amount(), tip),
                        money(tip.serviceFee(), tip),
                        money(tip.tax(), tip),
                        tip.message().isEmpty() ? null : tip.message(),
                        tip.live() == null ? null : PublicId.of(Live.PREFIX, tip.live()),
                        tip.video() == null ? null : PublicId.of("vid", tip.video()),
                        Objects.requireNonNull(tip.maturesOn()),
                        PublicId.of("ent", Objects.requireNonNull(charge.entryId())),
                        Objects.requireNonNull(charge.entrySequence())));
    }

    static EventDraft failed(Tip tip, Charge charge, Instant at) {
        return EventDraft.of(
                FAILED,
                tip.id(),
                at,
                new Unpaid(
                        tip.id(),
                        PublicId.of(User.PREFIX, tip.creator()),
                        PublicId.of(User.PREFIX, tip.payer()),
                        money(tip.amount(), tip),
                        charge.declineReason()));
    }

    static EventDraft refund(Tip tip, ChargeRefund refund, Instant at) {
        boolean paid = refund.status() == ChargeRefund.Status.PAID;
        return EventDraft.of(
                paid ? REFUNDED : REFUND_FAILED,
                tip.id(),
                at,
                new Returned(
                        tip.id(),
                        refund.id(),
                        PublicId.of(User.PREFIX, tip.creator()),
                        PublicId.of(User.PREFIX, tip.payer()),
                        money(tip.amount(), tip),
                        money(refund.amount(), tip),
                        refund.reason(),
                        refund.failureReason()));
    }

    static EventDraft disputed(Tip tip, ChargeDispute dispute, Instant at) {
        return EventDraft.of(
                DISPUTED,
                tip.id(),
                at,
                new Disputed(
                        tip.id(),
                        dispute.id(),
                        PublicId.of(User.PREFIX, tip.creator()),
                        PublicId.of(User.PREFIX, tip.payer()),
                        money(dispute.amount(), tip),
                        dispute.status().shown(),
                        dispute.reason(),
                        dispute.evidenceDue()));
    }

    private static Money money(long amount, Tip tip) {
        return new Money(amount, tip.currency());
    }

    /**
     * A tip that was paid.
     *
     * @param senderId who paid: for the platform only when {@code anonymous}
     * @param anonymous whether creator and viewers may not know who paid
     * @param amount the tip, all of it the creator's
     * @param serviceFee what the payer paid on top, without tax
     * @param tax on the service fee
     * @param maturesOn from when on the creator can be paid it
     * @param sequence of the journal batch: what to wait for to read one's own write
     */
    public record Sent(
            String tipId,
            String creatorId,
            String senderId,
            boolean anonymous,
            Money amount,
            Money serviceFee,
            Money tax,
            @Nullable String message,
            @Nullable String liveId,
            @Nullable String videoId,
            LocalDate maturesOn,
            String entryId,
            long sequence) {}

    /**
     * A tip that was not paid.
     *
     * @param reason the provider's code of why
     */
    public record Unpaid(
            String tipId,
            String creatorId,
            String senderId,
            Money amount,
            @Nullable String reason) {}

    /**
     * A tip on its way back.
     *
     * @param amount the tip
     * @param returned what the payer got, service fee and tax included
     * @param reason why: {@code payer} or {@code staff}
     * @param failureReason the provider's code of why it failed
     */
    public record Returned(
            String tipId,
            String refundId,
            String creatorId,
            String senderId,
            Money amount,
            Money returned,
            String reason,
            @Nullable String failureReason) {}

    /**
     * A tip in dispute.
     *
     * @param status open, won, lost or closed
     * @param reason the provider's code of why
     * @param evidenceDue until when the operator may answer at the provider
     */
    public record Disputed(
            String tipId,
            String disputeId,
            String creatorId,
            String senderId,
            Money amount,
            String status,
            String reason,
            @Nullable Instant evidenceDue) {}
}
