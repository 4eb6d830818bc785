package io.ovation.client.programme;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Strikes: what somebody did against the rules. Given by the platform or trust, seen by support, lifted by trust. */
public final class Strikes {
    private final Door door;

    /** For the platform or staff. */
    public Strikes(Door door) {
        this.door = door;
    }

    /** Gives one. */
    public Call<Strike> give(Wish strike) {
        return door.postOnce(Route.of("strikes"), strike, Strike.class);
    }

    /** Those of a user, the newest first, with those that no longer count. */
    public Listing<Strike> of(String userId) {
        return door.list(Route.of("strikes").with("user_id", userId), Strike.class);
    }

    /** Lifts one. */
    public Call<Strike> lift(String id, String reason) {
        return door.postAgain(Route.of("strikes", id, "lifting"), Door.body("reason", reason), Strike.class);
    }

    /**
     * A strike.
     *
     * @param expiresOn the first day on which it no longer does
     * @param counts whether it counts today
     */
    public record Strike(
            String id,
            String reason,
            int points,
            String note,
            Instant givenAt,
            LocalDate expiresOn,
            boolean counts,
            @Nullable String liftReason) {}

    /**
     * A strike to give.
     *
     * @param reason {@code spam}, {@code community_rules}, {@code copyright}, {@code undisclosed_advertising}, {@code
     *     bought_views} or {@code fraud}
     * @param points how heavy; the reason's own when left out
     * @param days until it expires; the reason's own when left out
     * @param note what happened, for the user too
     */
    public record Wish(
            String userId,
            String reason,
            @Nullable Integer points,
            @Nullable Integer days,
            String note) {
        /** Of a kind, with its own weight and time. */
        public static Wish of(String userId, String reason, String note) {
            return new Wish(userId, reason, null, null, note);
        }
    }
}
