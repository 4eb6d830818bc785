package io.ovation.server.coin;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published coin prices of some markets and channels for a time: immutable, versioned, never edited. A new price is a
 * new list with a later version and date.
 *
 * <p>Any amount of coins has a price: the unit price of the best pack it reaches (of the smallest pack when it reaches
 * none), rounded up to the minor unit, and never more than the next pack. "Best" is the cheapest a coin, which need not
 * be the biggest.
 *
 * @param version rises with each publication
 * @param currency ISO 4217 code of every price
 * @param channels where the list applies
 * @param markets market codes where it applies
 * @param validFrom first business day, in the market's zone
 * @param validUntil last business day, or nothing while no end is known
 * @param packs by rising size and rising price
 * @param maximumCoins the most coins one purchase may have
 */
public record PriceList(
        int version,
        String currency,
        Set<Channel> channels,
        Set<String> markets,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<Pack> packs,
        long maximumCoins) {

    /** Refuses a list whose packs do not rise, is valid for no day, or sells less than its biggest pack. */
    public PriceList {
        channels = Set.copyOf(channels);
        markets = Set.copyOf(markets);
        packs = List.copyOf(packs);
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("a price list needs a pack");
        }
        for (int i = 1; i < packs.size(); i++) {
            if (packs.get(i).coins() <= packs.get(i - 1).coins()
                    || packs.get(i).price() <= packs.get(i - 1).price()) {
                throw new IllegalArgumentException("packs must rise in coins and in price: " + packs);
            }
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("valid until " + validUntil + " is before valid from " + validFrom);
        }
        if (maximumCoins < packs.getLast().coins() || maximumCoins > 10_000_000) {
            throw new IllegalArgumentException("one purchase may hold the biggest pack to 10,000,000 coins");
        }
    }

    /** Whether the list sells in this market and channel on this day. */
    public boolean covers(String market, Channel channel, LocalDate day) {
        return channels.contains(channel)
                && markets.contains(market)
                && !day.isBefore(validFrom)
                && (validUntil == null || !day.isAfter(validUntil));
    }

    /**
     * The cheapest pack a coin among those this amount reaches; the smallest pack when it reaches none. Of two equally
     * cheap ones the smaller.
     */
    public Pack packReached(long coins) {
        Pack best = packs.getFirst();
        for (Pack pack : packs) {
            if (pack.coins() <= coins && pack.cheaperPerCoinThan(best)) {
                best = pack;
            }
        }
        return best;
    }

    /**
     * What this many coins cost, in minor units. Rises with the amount, and is never above the list price of a pack that
     * holds as many coins or more.
     *
     * @throws IllegalArgumentException below 1 or above 10,000,000 coins; {@link #maximumCoins} is for the seller to
     *     check, as a gift may be priced that is worth more than one purchase
     */
    public long price(long coins) {
        if (coins < 1 || coins > 10_000_000) {
            throw new IllegalArgumentException("no price for " + coins + " coins");
        }
        Pack best = packReached(coins);
        long price = Math.ceilDiv(Math.multiplyExact(coins, best.price()), best.coins());
        for (Pack pack : packs) {
            if (pack.coins() >= coins) {
                return Math.min(price, pack.price());
            }
        }
        return price;
    }

    /** The cheapest price of one coin on this list, in micros of the currency, rounded up. */
    public long bestUnitPriceMicros() {
        return unitPriceMicros(packReached(Long.MAX_VALUE));
    }

    /** The price of one coin of this pack, in micros of the currency, rounded up. */
    public long unitPriceMicros(Pack pack) {
        return Math.ceilDiv(Math.multiplyExact(pack.price(), Currencies.microsPerMinor(currency)), pack.coins());
    }
}
