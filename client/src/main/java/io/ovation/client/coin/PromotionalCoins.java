package io.ovation.client.coin;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;

/** Coins that nobody paid for. Needs the secret key, or finance staff. */
public final class PromotionalCoins {
    private final Door door;

    /** For the platform or finance. */
    public PromotionalCoins(Door door) {
        this.door = door;
    }

    /** Gives coins to a user known by your own id; the reason is kept. */
    public Call<Given> give(String externalId, long coins, String reason) {
        return door.postOnce(
                Route.of("promotional-coins"),
                Door.body("external_id", externalId, "coins", coins, "reason", reason),
                Given.class);
    }

    /** What was given, and the user's given coins after it. */
    public record Given(String entryId, String userId, long coins, long promotionalCoins, long sequence) {}
}
