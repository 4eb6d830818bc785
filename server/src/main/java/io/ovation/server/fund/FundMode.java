package io.ovation.server.fund;

import java.util.Locale;

/** How a market's fund pays. */
public enum FundMode {
    /** The day's pool is shared in proportion to the views that count. */
    POOL,
    /** Each view that counts earns the video's rate. */
    REWARDS;

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FundMode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
