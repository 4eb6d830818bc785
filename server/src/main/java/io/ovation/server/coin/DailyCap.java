package io.ovation.server.coin;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's limit of coins a day, and the change that waits for its day. Immutable.
 *
 * @param coins the limit before {@code nextFrom}; null is none
 * @param nextCoins the limit from {@code nextFrom} on; null is none
 * @param nextFrom null when no change is waiting
 */
public record DailyCap(
        @Nullable Long coins,
        @Nullable Long nextCoins,
        @Nullable LocalDate nextFrom) {
    /** The limit that holds on a business day. */
    public OptionalLong on(LocalDate day) {
        Long holds = nextFrom != null && !day.isBefore(nextFrom) ? nextCoins : coins;
        return holds == null ? OptionalLong.empty() : OptionalLong.of(holds);
    }

    /** After the viewer asked for another limit (null: none) on a day: lower at once, higher from the next day on. */
    DailyCap changed(@Nullable Long asked, LocalDate today) {
        OptionalLong now = on(today);
        boolean lowerOrSame = now.isEmpty() || (asked != null && asked <= now.getAsLong());
        return lowerOrSame ? new DailyCap(asked, null, null) : new DailyCap(now.getAsLong(), asked, today.plusDays(1));
    }
}
