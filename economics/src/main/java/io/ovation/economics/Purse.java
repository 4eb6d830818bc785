package io.ovation.economics;

/** Which wallet pays for a gift. One gift draws on one wallet. */
public sealed interface Purse {
    /**
     * Coins that were bought.
     *
     * @param purchaseCurrency the currency they were bought in
     */
    record Bought(Asset purchaseCurrency) implements Purse {
        public Bought {
            Require.fiat(purchaseCurrency, "purchase currency");
        }
    }

    /**
     * Coins that were given. The creator earns only what the promotion's budget pays for.
     *
     * @param creatorValueMicros what the creator earns for the whole gift, in micros of the earnings currency; 0 unless
     *     the promotion has a budget; a multiple of the value of a hundredth of a diamond
     */
    record Promotional(long creatorValueMicros) implements Purse {
        public Promotional {
            Require.notNegative(creatorValueMicros, "creator value");
        }
    }
}
