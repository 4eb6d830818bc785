package io.ovation.server.membership;

import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import io.ovation.server.payment.ChargeDispute;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of memberships. */
@ApplicationScoped
public class MembershipEvents implements EventCatalogue {
    static final EventType<Told> JOINED =
            type("membership.joined", "Somebody became a member; the first month is paid.");
    static final EventType<Told> RENEWED = type("membership.renewed", "The next month is paid.");
    static final EventType<Told> UPGRADED =
            type("membership.upgraded", "The member went to a dearer tier; a new month began.");
    static final EventType<Told> CHANGE_PLANNED =
            type("membership.change_planned", "From the next month on it will be another tier.");
    static final EventType<Told> CANCELLED =
            type("membership.cancelled", "The member cancelled; perks stay until the period ends.");
    static final EventType<Told> KEPT =
            type("membership.kept", "A cancellation, pause or change that was planned was taken back.");
    static final EventType<Told> PAUSE_PLANNED =
            type("membership.pause_planned", "The membership will rest when the period ends.");
    static final EventType<Told> PAUSED = type("membership.paused", "The membership rests: no perks, no charge.");
    static final EventType<Told> RESUMED = type("membership.resumed", "A month after a pause is paid.");
    static final EventType<Told> PAYMENT_FAILED = type(
            "membership.payment_failed",
            "A payment came to nothing; for a renewal perks are kept in the days of grace, and it is tried again.");
    static final EventType<Told> LAPSED =
            type("membership.lapsed", "No renewal was paid in the days of grace; it is over.");
    static final EventType<Told> ENDED =
            type("membership.ended", "It is over as was asked, or because a gift is over.");
    static final EventType<Told> REFUNDED =
            type("membership.refunded", "It ended at once, and the unearned part was returned.");
    static final EventType<Told> REFUND_FAILED = type(
            "membership.refund_failed",
            "The unearned part could not be returned; the membership runs to its period's end.");
    static final EventType<Told> DISPUTED =
            type("membership.disputed", "A payment is in dispute; the membership rests until that is decided.");
    static final EventType<Told> DISPUTE_WON = type(
            "membership.dispute_won", "The dispute was decided for us, or dropped: the days that are left begin now.");
    static final EventType<Told> DISPUTE_LOST = type(
            "membership.dispute_lost",
            "The cardholder has the payment back: what was not served pays for it first, and then it is over.");
    static final EventType<TakenBack> SHARE_TAKEN_BACK = new EventType<>(
            "membership.share_taken_back",
            "membership",
            TakenBack.class,
            "Served days were paid with money of a lost dispute: what of the creator's share was pending went back.");
    static final EventType<Told> GIVEN = type("membership.given", "Somebody received a month as a gift.");
    static final EventType<PostTold> POST_PUBLISHED =
            new EventType<>("membership.post.published", "membership_post", PostTold.class, "A creator wrote a post.");
    static final EventType<PostTold> POST_CHANGED = new EventType<>(
            "membership.post.changed",
            "membership_post",
            PostTold.class,
            "A post says, or is for, something else now.");
    static final EventType<PostTold> POST_DELETED =
            new EventType<>("membership.post.deleted", "membership_post", PostTold.class, "A post is gone.");
    static final EventType<GiftTold> GIFT_DONE = new EventType<>(
            "membership.gift.done",
            "membership_gift",
            GiftTold.class,
            "A gift of memberships is given out; what nobody got is on its way back to the giver.");
    static final EventType<GiftTold> GIFT_FAILED = new EventType<>(
            "membership.gift.failed", "membership_gift", GiftTold.class, "A gift of memberships was not paid.");

    @Override
    public List<EventType<?>> types() {
        return List.of(
                JOINED,
                RENEWED,
                UPGRADED,
                CHANGE_PLANNED,
                CANCELLED,
                KEPT,
                PAUSE_PLANNED,
                PAUSED,
                RESUMED,
                PAYMENT_FAILED,
                LAPSED,
                ENDED,
                REFUNDED,
                REFUND_FAILED,
                DISPUTED,
                DISPUTE_WON,
                DISPUTE_LOST,
                SHARE_TAKEN_BACK,
                GIVEN,
                POST_PUBLISHED,
                POST_CHANGED,
                POST_DELETED,
                GIFT_DONE,
                GIFT_FAILED);
    }

    private static EventType<Told> type(String name, String summary) {
        return new EventType<>(name, "membership", Told.class, summary);
    }

    /** A membership as it stands after what happened. */
    static EventDraft of(
            EventType<Told> type, Membership membership, LocalDate today, Instant at, @Nullable String reason) {
        Standing standing = membership.standing();
        EndReason end = standing.endReason();
        Long gift = membership.gift();
        return EventDraft.of(
                type,
                membership.id(),
                at,
                new Told(
                        membership.id(),
                        PublicId.of(User.PREFIX, membership.member()),
                        PublicId.of(User.PREFIX, membership.creator()),
                        PublicId.of(Tier.PREFIX, standing.tier()),
                        standing.status().text(),
                        new Money(standing.price(), membership.currency()),
                        standing.month(today),
                        standing.periodStart(),
                        standing.periodEnd(),
                        standing.retryOn(),
                        standing.graceEnds(),
                        gift == null ? null : PublicId.of(MembershipGift.PREFIX, gift),
                        reason != null ? reason : end == null ? null : end.text()));
    }

    /** A gift as it stands after what happened. */
    static EventDraft gift(EventType<GiftTold> type, MembershipGift gift, Instant at) {
        return EventDraft.of(
                type,
                gift.id(),
                at,
                new GiftTold(
                        gift.id(),
                        gift.anonymous() ? null : PublicId.of(User.PREFIX, gift.giver()),
                        PublicId.of(User.PREFIX, gift.creator()),
                        PublicId.of(Tier.PREFIX, gift.tier()),
                        gift.places(),
                        gift.given(),
                        new Money(gift.price(), gift.currency()),
                        gift.reason()));
    }

    /** What a lost dispute took back of a creator's share. */
    static EventDraft taken(TakeBacks.Wanted wanted, int days, long micros, Instant at) {
        String membership = PublicId.of(Membership.PREFIX, wanted.membership());
        return EventDraft.of(
                SHARE_TAKEN_BACK,
                membership,
                at,
                new TakenBack(
                        membership,
                        PublicId.of(User.PREFIX, wanted.creator()),
                        PublicId.of(ChargeDispute.PREFIX, wanted.dispute()),
                        days,
                        new Micros(micros, wanted.currency())));
    }

    /**
     * Days of a membership whose payment was lost.
     *
     * @param days how many served days it is about
     * @param share the creator's share of them: what was still pending went back, what had matured the creator keeps
     */
    public record TakenBack(String membershipId, String creatorId, String disputeId, int days, Micros share) {}

    /**
     * A membership.
     *
     * @param price a month of its tier
     * @param month of the unbroken membership, from 1
     * @param periodEnd first day after the month that is paid
     * @param retryOn when a payment that failed is tried again
     * @param graceEnds first day without perks, should nothing be paid
     * @param giftId the gift it came from
     * @param reason why a payment failed, or why it is over
     */
    public record Told(
            String membershipId,
            String memberId,
            String creatorId,
            String tierId,
            String status,
            Money price,
            int month,
            LocalDate periodStart,
            LocalDate periodEnd,
            @Nullable LocalDate retryOn,
            @Nullable LocalDate graceEnds,
            @Nullable String giftId,
            @Nullable String reason) {}

    /**
     * A post; what it says is read through the API, by who may.
     *
     * @param tierId the smallest tier whose members may read it; left out for every tier
     * @param publicAt when everybody may; left out when only members ever may
     */
    public record PostTold(
            String postId,
            String creatorId,
            String title,
            @Nullable String tierId,
            @Nullable Instant publicAt) {}

    /**
     * A gift of memberships.
     *
     * @param giverId left out when the giver wants not to be named
     * @param places how many were paid for
     * @param given how many somebody got
     * @param price of one
     * @param reason why it was not paid
     */
    public record GiftTold(
            String giftId,
            @Nullable String giverId,
            String creatorId,
            String tierId,
            int places,
            int given,
            Money price,
            @Nullable String reason) {}
}
