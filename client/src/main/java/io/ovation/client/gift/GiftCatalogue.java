package io.ovation.client.gift;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gifts there are, with the caller's prices. */
public final class GiftCatalogue {
    private final Door door;

    /** As this caller sees it. */
    public GiftCatalogue(Door door) {
        this.door = door;
    }

    /** All gifts at the prices of the caller's market. */
    public Call<Gifts> get() {
        return get(null);
    }

    /** All gifts at the prices of a market, such as US. */
    public Call<Gifts> get(@Nullable String market) {
        return door.get(Route.of("gift-catalogue").with("market", market), Gifts.class);
    }

    /** The catalogue. */
    public record Gifts(List<Item> items) {}

    /**
     * A gift that can be sent.
     *
     * @param gift its key
     * @param price in money; null where nothing is sold
     * @param combinable whether several may be sent at once and join in streaks
     * @param confirm how often the sender is asked; above 0 the request carries the price
     * @param undoSeconds for how long it can be taken back
     */
    public record Item(
            String gift,
            int number,
            String name,
            long coins,
            @Nullable Money price,
            String size,
            boolean combinable,
            int maxCount,
            int confirm,
            int undoSeconds) {}
}
