package io.ovation.server.tip;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.live.Live;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.NextAction;
import io.ovation.server.video.Video;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tip as its payer sees it.
 *
 * @param amount the tip, all of it the creator's
 * @param serviceFee on top, without tax
 * @param tax on the service fee
 * @param total what was charged
 * @param payment how the payment stands: the tip is {@code sent} once that has succeeded
 * @param nextAction what the payer's app has to do while {@code payment} is {@code requires_action}
 * @param declineReason why the provider refused
 * @param refundableUntil until when it can be taken back without help
 * @param entryId its entry in the books, once it is sent
 * @param sequence the journal sequence of that entry
 */
@Schema(name = "Tip")
public record TipView(
        String id,
        PersonView creator,
        Money amount,
        Money serviceFee,
        Money tax,
        Money total,

        @Schema(enumeration = {"pending", "failed", "sent", "refunding", "refunded", "taken_back"})
        String status,

        @Schema(enumeration = {"pending", "processing", "requires_action", "succeeded", "declined", "expired"})
        String payment,

        @Nullable ActionView nextAction,
        @Nullable String declineReason,
        boolean anonymous,
        @Nullable String message,
        @Nullable String liveId,
        @Nullable String videoId,
        Instant createdAt,
        Instant refundableUntil,
        @Nullable String entryId,
        @Nullable Long sequence) {
    static TipView of(Tip tip, Charge charge, @Nullable User creator, Instant refundableUntil) {
        return new TipView(
                tip.id(),
                PersonView.of(tip.creator(), creator),
                new Money(tip.amount(), tip.currency()),
                new Money(tip.serviceFee(), tip.currency()),
                new Money(tip.tax(), tip.currency()),
                new Money(tip.total(), tip.currency()),
                tip.status().text(),
                charge.shownStatus(),
                ActionView.of(charge.nextAction()),
                charge.declineReason(),
                tip.anonymous(),
                tip.message().isEmpty() ? null : tip.message(),
                tip.live() == null ? null : PublicId.of(Live.PREFIX, tip.live()),
                tip.video() == null ? null : PublicId.of(Video.PREFIX, tip.video()),
                tip.createdAt(),
                refundableUntil,
                charge.entryId() == null ? null : PublicId.of("ent", charge.entryId()),
                charge.entrySequence());
    }

    /** Somebody who tips or is tipped. */
    @Schema(name = "TipPerson")
    public record PersonView(String id, String name, String avatarSeed) {
        static PersonView of(long number, @Nullable User user) {
            return user == null
                    ? new PersonView(PublicId.of(User.PREFIX, number), "Somebody", "someone")
                    : new PersonView(user.id(), user.name(), user.avatarSeed());
        }
    }

    /**
     * What the payer's app has to do before the payment can be decided.
     *
     * @param type {@code confirm}, {@code authenticate} or {@code redirect}, as for a recharge
     * @param clientSecret what the provider's library in the app is given
     * @param url where to send the payer
     */
    @Schema(name = "TipAction")
    public record ActionView(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {
        static @Nullable ActionView of(@Nullable NextAction action) {
            return action == null ? null : new ActionView(action.type().shown(), action.clientSecret(), action.url());
        }
    }
}
