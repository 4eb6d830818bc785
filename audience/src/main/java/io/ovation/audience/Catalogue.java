package io.ovation.audience;

import io.ovation.client.gift.GiftCatalogue;
import io.ovation.client.gift.GiftRequest;
import io.ovation.client.money.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server's gift catalogue as one market sees it. Immutable. */
public final class Catalogue {
    private final List<Item> items;
    private final Map<String, Item> byGift = new HashMap<>();

    /**
     * A gift.
     *
     * @param gift its key, such as {@code spark}
     * @param coins its price
     * @param combinable whether several may be sent at once and join in streaks
     * @param confirm how often the viewer confirms the price; above 0 the request must carry it
     * @param price the money price, to be sent back as confirmation
     */
    public record Item(
            String gift,
            int coins,
            boolean combinable,
            int confirm,
            @Nullable Money price) {
        /** The wish to send so many of it, with the price where it must be confirmed. */
        public GiftRequest times(int count) {
            GiftRequest wish = GiftRequest.of(gift).times(count);
            return confirm > 0 ? wish.confirming(price) : wish;
        }
    }

    /** A catalogue of these gifts. */
    public Catalogue(List<Item> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(Item::coins).reversed())
                .toList();
        items.forEach(item -> byGift.put(item.gift(), item));
    }

    /** The catalogue as the server tells it. */
    public static Catalogue of(GiftCatalogue.Gifts told) {
        return new Catalogue(told.items().stream()
                .map(item -> new Item(
                        item.gift(), Math.toIntExact(item.coins()), item.combinable(), item.confirm(), item.price()))
                .toList());
    }

    /** The gift of this key, or null. */
    public @Nullable Item item(String gift) {
        return byGift.get(gift);
    }

    /** All gifts, the dearest first; of equal prices the one the server names first. */
    public List<Item> items() {
        return items;
    }
}
