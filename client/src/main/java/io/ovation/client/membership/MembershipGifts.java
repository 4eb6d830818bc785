package io.ovation.client.membership;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Months given to others: to people by name, or to viewers of a show who are drawn. */
public final class MembershipGifts {
    private final Door door;

    /** For one user. */
    public MembershipGifts(Door door) {
        this.door = door;
    }

    /** Gives a month each to people, 100 at most. One payment; what nobody could get goes back. */
    public Call<MembershipGift> give(String tierId, List<String> receiverIds, String paymentMethod) {
        return door.postOnce(
                Route.of("membership-gifts"),
                Door.body("tier_id", tierId, "receiver_ids", receiverIds, "payment_method", paymentMethod),
                MembershipGift.class);
    }

    /**
     * Gives months to viewers of a running show, who are drawn.
     *
     * @param count how many
     * @param anonymous whether receivers are not told from whom
     */
    public Call<MembershipGift> giveInShow(
            String tierId, String liveId, int count, String paymentMethod, boolean anonymous) {
        return door.postOnce(
                Route.of("membership-gifts"),
                Door.body(
                        "tier_id",
                        tierId,
                        "live_id",
                        liveId,
                        "count",
                        count,
                        "payment_method",
                        paymentMethod,
                        "anonymous",
                        anonymous),
                MembershipGift.class);
    }

    /** A gift, for its giver, its creator and those who got it. */
    public Call<MembershipGift> get(String id) {
        return door.get(Route.of("membership-gifts", id), MembershipGift.class);
    }

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
    public record MembershipGift(
            String id,
            Membership.@Nullable Member giver,
            Membership.Member creator,
            String tierId,
            @Nullable String liveId,
            int places,
            int given,
            Money price,
            Money amount,
            String status,
            @Nullable String reason,
            String commitment,
            @Nullable String seed,
            @Nullable Integer candidates,
            List<Place> receivers,
            Instant createdAt) {}

    /** Who got a place, with the ticket that won it. */
    public record Place(Membership.Member user, String ticket) {}
}
