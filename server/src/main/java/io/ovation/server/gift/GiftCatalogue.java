package io.ovation.server.gift;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.coin.GiftNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gifts there are, read once from gifts.json. Any thread; never blocks. */
@ApplicationScoped
public class GiftCatalogue implements GiftNames {
    private final Map<String, GiftItem> byKey = new LinkedHashMap<>();
    private final Map<Integer, GiftItem> byNumber = new HashMap<>();

    private record Shipped(int version, List<Row> gifts) {}

    private record Row(int number, String gift, String name, long coins) {}

    /** Reads the shipped catalogue; one that contradicts itself keeps the server from starting. */
    public GiftCatalogue() {
        for (Row row : read().gifts()) {
            GiftItem item = new GiftItem(row.number(), row.gift(), row.name(), row.coins(), GiftSize.of(row.coins()));
            boolean twice = byKey.put(item.gift(), item) != null || byNumber.put(item.number(), item) != null;
            if (twice || item.coins() < 1 || item.number() < 1) {
                throw new IllegalStateException("gifts.json contradicts itself at " + row);
            }
        }
    }

    /** All gifts, as the file orders them. */
    public Collection<GiftItem> all() {
        return byKey.values();
    }

    /** The gift of this key; {@code gift_unknown} when there is none. */
    public GiftItem get(@Nullable String gift) {
        GiftItem item = gift == null ? null : byKey.get(gift);
        if (item == null) {
            throw Problem.of(ProblemCode.GIFT_UNKNOWN).field("gift").cure("GET /v1/gift-catalogue lists the gifts");
        }
        return item;
    }

    /** The gift of a number in the books, if it is one of ours. */
    public Optional<GiftItem> byNumber(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The gift of a row of the projection. */
    GiftItem of(GiftStore.Row row) {
        return byNumber(row.gift().gift())
                .orElseThrow(() -> new IllegalStateException(
                        "The books have a gift " + row.gift().gift() + " that the catalogue does not know"));
    }

    @Override
    public Optional<String> nameOf(int giftNumber) {
        return byNumber(giftNumber).map(GiftItem::name);
    }

    private static Shipped read() {
        try (InputStream in = GiftCatalogue.class.getResourceAsStream("gifts.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(in, "gifts.json"), Shipped.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("gifts.json cannot be read", fault);
        }
    }
}
