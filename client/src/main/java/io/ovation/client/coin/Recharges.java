package io.ovation.client.coin;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.util.List;

/** A user's recharges. */
public final class Recharges {
    private final Door door;

    /** For one user. */
    public Recharges(Door door) {
        this.door = door;
    }

    /** Buys coins. A declined payment is an answer, not a problem: its status says so. */
    public Call<Recharge> create(RechargeRequest request) {
        return door.postOnce(Route.of("recharges"), request, Recharge.class);
    }

    /** One recharge. */
    public Call<Recharge> get(String id) {
        return door.get(Route.of("recharges", id), Recharge.class);
    }

    /** All, the newest first. */
    public Listing<Recharge> list() {
        return door.list(Route.of("recharges"), Recharge.class);
    }

    /** Who got what of the price of a recharge that succeeded. */
    public Call<Receipt> receipt(String id) {
        return door.get(Route.of("recharges", id, "receipt"), Receipt.class);
    }

    /**
     * Who got what of a price.
     *
     * @param fee what store or provider keep
     * @param forCoins what stands behind the coins until they are spent
     * @param perCoin the price of one coin of this purchase, rounded up
     */
    public record Receipt(
            String rechargeId,
            long coins,
            Instant at,
            Money price,
            Money tax,
            Money fee,
            Money forCoins,
            Micros perCoin,
            int priceBookVersion,
            String entryId,
            List<Line> lines) {}

    /** One line of a receipt. */
    public record Line(String label, Money amount) {}
}
