package io.ovation.server.gift;

import java.util.Locale;

/** How much of the stage a gift takes, decided by its price. */
public enum GiftSize {
    /** Below 99 coins: floats by, and joins streaks. */
    COMBO(1),
    /** From 99 coins. */
    STANDARD(99),
    /** From 1,000 coins: fills the screen. */
    FULL_SCREEN(1_000),
    /** From 5,000 coins: the sender confirms its price in money. */
    CONFIRM(5_000),
    /** From 20,000 coins: confirmed again, and on its way for ten seconds in which it can be taken back. */
    GRAND(20_000);

    private final long fromCoins;

    GiftSize(long fromCoins) {
        this.fromCoins = fromCoins;
    }

    /** The size of a gift of this price. */
    static GiftSize of(long coins) {
        GiftSize size = COMBO;
        for (GiftSize bigger : values()) {
            if (coins >= bigger.fromCoins) {
                size = bigger;
            }
        }
        return size;
    }

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
