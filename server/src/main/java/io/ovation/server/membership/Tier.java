package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a creator offers at a price. Immutable.
 *
 * @param rank order from the smallest, from 1
 * @param earlyAccessHours how long before everybody members see posts and videos; 0 without that perk
 * @param prices minor units a month, by currency
 * @param version rises with every change
 * @param closed whether nobody can join any more; who is in stays
 */
public record Tier(
        long number,
        long creator,
        int rank,
        String name,
        String about,
        Set<Perk> perks,
        int earlyAccessHours,
        Map<String, Long> prices,
        long version,
        boolean closed) {
    /** Prefix of public ids. */
    public static final String PREFIX = "tier";

    public Tier {
        perks = Set.copyOf(perks);
        prices = Map.copyOf(prices);
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** A month in this currency, minor units; null where the tier is not sold. */
    public @Nullable Long price(String currency) {
        return prices.get(currency);
    }
}
