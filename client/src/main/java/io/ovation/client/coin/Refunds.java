package io.ovation.client.coin;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Unspent coins given back for money. */
public final class Refunds {
    private final Door door;

    /** For one user. */
    public Refunds(Door door) {
        this.door = door;
    }

    /** Gives back all of a recharge that can be. */
    public Call<Refund> create(String rechargeId) {
        return create(rechargeId, null);
    }

    /** Gives back so many coins of a recharge; null for all that can be. */
    public Call<Refund> create(String rechargeId, @Nullable Long coins) {
        return door.postOnce(Route.of("refunds"), Door.body("recharge_id", rechargeId, "coins", coins), Refund.class);
    }

    /** One refund. */
    public Call<Refund> get(String id) {
        return door.get(Route.of("refunds", id), Refund.class);
    }

    /**
     * A refund.
     *
     * @param status such as {@code succeeded}
     * @param amount what is paid back; null until it is known
     */
    public record Refund(
            String id,
            String rechargeId,
            String status,
            long coins,
            @Nullable Money amount,
            @Nullable String failureReason,
            Instant createdAt,
            @Nullable Instant completedAt) {}
}
