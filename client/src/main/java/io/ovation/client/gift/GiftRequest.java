package io.ovation.client.gift;

import io.ovation.client.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What to send.
 *
 * @param gift key of the catalogue, such as {@code spark}
 * @param count how many, of a gift that can be combined
 * @param payWith {@code bought} coins when left out, or {@code promotional}
 * @param confirmedPrice the price in money that the sender has seen and agreed to; needed for big gifts
 * @param anonymous whether others may not learn who sent it
 */
public record GiftRequest(
        String gift,
        @Nullable Integer count,
        @Nullable PayWith payWith,
        @Nullable Money confirmedPrice,
        @Nullable Boolean anonymous) {
    /** Which coins pay. */
    public enum PayWith {
        /** Coins that were bought. */
        BOUGHT,
        /** Coins that were given. */
        PROMOTIONAL
    }

    /** One of this gift. */
    public static GiftRequest of(String gift) {
        return new GiftRequest(gift, null, null, null, null);
    }

    /** So many at once. */
    public GiftRequest times(int number) {
        return new GiftRequest(gift, number, payWith, confirmedPrice, anonymous);
    }

    /** Paid with these coins. */
    public GiftRequest paidWith(PayWith coins) {
        return new GiftRequest(gift, count, coins, confirmedPrice, anonymous);
    }

    /** At the price that the sender has seen and agreed to. */
    public GiftRequest confirming(@Nullable Money price) {
        return new GiftRequest(gift, count, payWith, price, anonymous);
    }

    /** Without a name. */
    public GiftRequest anonymously() {
        return new GiftRequest(gift, count, payWith, confirmedPrice, true);
    }
}
