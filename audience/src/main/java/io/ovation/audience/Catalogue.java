package io.ovation.audience;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
     * @param price the money price as the server wrote it, to be sent back as confirmation
     */
    public record Item(String gift, int coins, boolean combinable, int confirm, JsonNode price) {}

    /** A catalogue of these gifts. */
    public Catalogue(List<Item> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(Item::coins).reversed())
                .toList();
        items.forEach(item -> byGift.put(item.gift(), item));
    }

    /** The catalogue in the server's words ({@code GET /v1/gift-catalogue}). */
    public static Catalogue of(JsonNode answer) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            items.add(new Item(
                    item.path("gift").asText(),
                    item.path("coins").asInt(),
                    item.path("combinable").asBoolean(),
                    item.path("confirm").asInt(),
                    item.path("price")));
        }
        return new Catalogue(items);
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
