package io.ovation.server.identity;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a market may offer. Which market offers what is data (markets.json): a feature asks {@link Market#has} before it serves
 * somebody, and no code names a country.
 */
public enum Feature {
    /** Coins are sold. */
    RECHARGE,
    /** Gifts in live rooms. */
    LIVE_GIFTS,
    /** Gifts on short videos. */
    VIDEO_GIFTS,
    /** Tips in money. */
    TIPS,
    /** Memberships of creators. */
    MEMBERSHIPS,
    /** The creator fund pays on qualified views. */
    FUND,
    /** The creator programme, "Creator Next", takes creators who live here. */
    CREATOR_NEXT,
    /** Creators are paid out. */
    PAYOUT;

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The feature of a text made by {@link #text()}.
     *
     * @throws IllegalArgumentException when there is no such feature
     */
    static Feature of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no feature '" + text + "'"));
    }
}
