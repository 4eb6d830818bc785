package io.ovation.server.membership;

import io.ovation.server.api.Money;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/membership-gifts}: memberships for others. */
@Path("/v1/membership-gifts")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class MembershipGiftResource {
    private final MembershipGifts gifts;
    private final MembershipViews views;
    private final Callers callers;
    private final Users users;

    MembershipGiftResource(MembershipGifts gifts, MembershipViews views, Callers callers, Users users) {
        this.gifts = gifts;
        this.views = views;
        this.callers = callers;
        this.users = users;
    }

    /**
     * Gives a month each to named people, or to viewers of a show who are drawn. One payment; what nobody could get goes back.
     */
    @POST
    @ResponseStatus(201)
    @Refuses({
        ProblemCode.ALREADY_MEMBER,
        ProblemCode.PURCHASES_LOCKED,
        ProblemCode.COUNT_INVALID,
        ProblemCode.ROOM_CLOSED,
        ProblemCode.TIER_CLOSED,
        ProblemCode.MEMBERSHIP_OF_SELF,
        ProblemCode.MARKET_WITHOUT_PRICES
    })
    public View give(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Wish wish) {
        User giver = users.get(callers.user().userNumber());
        String idempotencyKey = RequestIds.required(key);
        if (wish == null || wish.tierId() == null) {
            throw MembershipResource.missing("tier_id");
        }
        if (wish.paymentMethod() == null) {
            throw MembershipResource.missing("payment_method");
        }
        List<Long> receivers = wish.receiverIds() == null
                ? List.of()
                : wish.receiverIds().stream()
                        .map(id -> PublicId.numberField(User.PREFIX, id == null ? "" : id, "receiver_ids"))
                        .toList();
        MembershipGift gift = gifts.give(
                giver,
                new MembershipGifts.Wish(
                        PublicId.numberField(Tier.PREFIX, wish.tierId(), "tier_id"),
                        wish.liveId() == null ? null : PublicId.numberField(Live.PREFIX, wish.liveId(), "live_id"),
                        wish.count(),
                        receivers,
                        wish.paymentMethod(),
                        Boolean.TRUE.equals(wish.anonymous())),
                idempotencyKey);
        return view(gift, giver.number());
    }

    /** A gift, for its giver, its creator and those who got it. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") String id) {
        long user = callers.user().userNumber();
        return view(gifts.get(user, PublicId.number(MembershipGift.PREFIX, id)), user);
    }

    private View view(MembershipGift gift, long reader) {
        boolean isDrawn = gift.status() == MembershipGift.Status.DRAWN || gift.status() == MembershipGift.Status.DONE;
        String currency = gift.currency();
        return new View(
                gift.id(),
                gift.anonymous() && reader != gift.giver() ? null : views.person(gift.giver()),
                views.person(gift.creator()),
                PublicId.of(Tier.PREFIX, gift.tier()),
                gift.live() == null ? null : PublicId.of(Live.PREFIX, gift.live()),
                gift.places(),
                gift.given(),
                new Money(gift.price(), currency),
                new Money(gift.amount(), currency),
                gift.status().text(),
                gift.reason(),
                gift.commitment(),
                isDrawn ? HexFormat.of().formatHex(gift.seed()) : null,
                gift.candidates(),
                isDrawn
                        ? gifts.places(gift.number()).stream()
                                .map(place -> new PlaceView(views.person(place.receiver()), place.ticket()))
                                .toList()
                        : List.of(),
                gift.createdAt());
    }

    /**
     * What to give.
     *
     * @param liveId a show whose viewers may get it; then {@code count} says how many
     * @param receiverIds 1 to 100 people by name, instead
     * @param anonymous whether receivers are not told from whom
     */
    @Schema(name = "MembershipWish")
    public record Wish(
            @Schema(required = true, examples = "tier_01k9z8y7x6w5v") @Nullable
            String tierId,

            @Nullable String liveId,

            @Schema(minimum = "1", maximum = "100", examples = "5") @Nullable
            Integer count,

            @Nullable List<@Nullable String> receiverIds,

            @Schema(required = true, maxLength = 200, examples = "card_success") @Nullable
            String paymentMethod,

            @Nullable Boolean anonymous) {}

    /**
     * A gift of memberships.
     *
     * @param giver left out when they want not to be named
     * @param places how many are paid for
     * @param given how many somebody got
     * @param price of one
     * @param amount what was charged; what nobody got goes back
     * @param commitment SHA-256 of the seed, told before anybody paid
     * @param seed what the draw was made with, told after it: everybody's ticket is SHA-256 of the seed's bytes and the 8
     *     bytes of the user's number, and the smallest tickets win
     * @param candidates how many could have been drawn
     */
    @Schema(name = "MembershipGift")
    public record View(
            String id,
            MembershipViews.@Nullable PersonView giver,
            MembershipViews.PersonView creator,
            String tierId,
            @Nullable String liveId,
            int places,
            int given,
            Money price,
            Money amount,

            @Schema(enumeration = {"open", "paid", "drawn", "done", "unpaid"})
            String status,

            @Nullable String reason,
            String commitment,
            @Nullable String seed,
            @Nullable Integer candidates,
            List<PlaceView> receivers,
            Instant createdAt) {}

    /** Who got a place, with the ticket that won it. */
    @Schema(name = "MembershipGiftPlace")
    public record PlaceView(MembershipViews.PersonView user, String ticket) {}
}
