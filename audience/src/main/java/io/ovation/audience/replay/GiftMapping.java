package io.ovation.audience.replay;

import io.ovation.audience.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds gifts of our catalogue for foreign ones, so that the coins agree exactly: the gift of the same price where there is
 * one, else several, the dearest that fits first. Immutable.
 */
public final class GiftMapping {
    /** Most of a combinable gift in one request. */
    static final int MOST_AT_ONCE = 99;

    private static final int MOST_SINGLES = 50;

    private final Catalogue catalogue;

    /** A mapping onto a catalogue, which must have a gift of one coin. */
    public GiftMapping(Catalogue catalogue) {
        this.catalogue = catalogue;
        if (catalogue.items().isEmpty() || catalogue.items().getLast().coins() != 1) {
            throw new IllegalArgumentException(
                    "The catalogue has no gift of one coin, so not every price can be composed");
        }
    }

    /** {@code count} of a gift, sent with one request. */
    public record Part(Catalogue.Item item, int count) {
        /** What the part costs. */
        public long coins() {
            return (long) item.coins() * count;
        }
    }

    /** The price of a gift that our catalogue knows by this key or name, or -1. */
    public long price(String gift) {
        Catalogue.Item item =
                catalogue.item(gift.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
        return item == null ? -1 : item.coins();
    }

    /** The requests that send {@code count} gifts of {@code coinsEach}: in sum exactly as many coins. */
    public List<Part> parts(String gift, long coinsEach, long count) {
        Catalogue.Item same = same(gift, coinsEach);
        List<Part> parts = new ArrayList<>();
        if (same != null && (same.combinable() || count <= MOST_SINGLES)) {
            add(parts, same, count);
            return parts;
        }
        long left = Math.multiplyExact(coinsEach, count);
        for (Catalogue.Item item : catalogue.items()) {
            boolean held = item.confirm() > 1;
            if (!held && left >= item.coins()) {
                add(parts, item, left / item.coins());
                left %= item.coins();
            }
        }
        return parts;
    }

    private Catalogue.@Nullable Item same(String gift, long coins) {
        Catalogue.Item named =
                catalogue.item(gift.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
        if (named != null && named.coins() == coins) {
            return named;
        }
        return catalogue.items().stream()
                .filter(item -> item.coins() == coins)
                .findFirst()
                .orElse(null);
    }

    private static void add(List<Part> parts, Catalogue.Item item, long count) {
        int most = item.combinable() ? MOST_AT_ONCE : 1;
        for (long left = count; left > 0; left -= most) {
            parts.add(new Part(item, (int) Math.min(most, left)));
        }
    }
}
