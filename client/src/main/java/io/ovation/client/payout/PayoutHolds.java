package io.ovation.client.payout;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stops payouts of a creator, or makes them wait. For finance and trust. */
public final class PayoutHolds {
    private final Door door;

    /** For staff. */
    public PayoutHolds(Door door) {
        this.door = door;
    }

    /**
     * Stops payouts to a creator at once.
     *
     * @param reason one sentence that the creator sees
     * @param evidence what those see who decide
     */
    public Call<Hold> place(String userId, String reason, String evidence) {
        return door.post(
                Route.of("payout-holds"),
                Door.body("user_id", userId, "reason", reason, "evidence", evidence),
                Hold.class);
    }

    /** Those that are open, the oldest first. */
    public Listing<Hold> list() {
        return door.list(Route.of("payout-holds"), Hold.class);
    }

    /** Proposes to lift one; a second person decides at the proposals. */
    public Call<Release> proposeRelease(String id, String reason) {
        return door.postOnce(
                Route.of("payout-holds", id, "release-proposals"), Door.body("reason", reason), Release.class);
    }

    /** Creators of another risk tier than the standard one. */
    public Listing<Tier> tiers() {
        return door.list(Route.of("payout-tiers"), Tier.class);
    }

    /**
     * Sets a creator's tier, for what is asked from now on.
     *
     * @param tier {@code standard}, {@code watched} or {@code high}
     */
    public Call<Tier> setTier(String userId, String tier, String reason) {
        return door.put(Route.of("payout-tiers", userId), Door.body("tier", tier, "reason", reason), Tier.class);
    }

    /** A hold as staff see it. */
    public record Hold(
            String id,
            String userId,
            String reason,
            String evidence,
            String placedBy,
            Instant placedAt,
            @Nullable Instant releasedAt) {}

    /** A proposal that was made. */
    public record Release(String proposalId, String status, String summary) {}

    /**
     * A creator's tier.
     *
     * @param holdDays for how many days an approved payout waits
     * @param reservePpm which part of a payout is kept, in millionths
     * @param reserveDays for how many days
     */
    public record Tier(
            String userId,
            String tier,
            int holdDays,
            int reservePpm,
            int reserveDays,
            String reason,
            String setBy,
            Instant setAt) {}
}
