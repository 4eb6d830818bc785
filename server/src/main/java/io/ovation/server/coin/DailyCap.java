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
 * @param limit what others set for them ({@link SpendLimits}); null is none
 */
public record DailyCap(
        @Nullable Long coins,
        @Nullable Long nextCoins,
        @Nullable LocalDate nextFrom,
        @Nullable Long limit) {
    /** A viewer's own limit and nothing else. */
    public DailyCap(@Nullable Long coins, @Nullable Long nextCoins, @Nullable LocalDate nextFrom) {
        this(coins, nextCoins, nextFrom, null);
    }

    /** What holds on a business day: the viewer's own limit, or a lower one that others set. */
    public OptionalLong on(LocalDate day) {
        OptionalLong own = own(day);
        return limit != null && (own.isEmpty() || limit < own.getAsLong()) ? OptionalLong.of(limit) : own;
    }

    /** The viewer's own limit that holds on a business day. */
    public OptionalLong own(LocalDate day) {
        Long holds = nextFrom != null && !day.isBefore(nextFrom) ? nextCoins : coins;
        return holds == null ? OptionalLong.empty() : OptionalLong.of(holds);
    }

    /** After the viewer asked for another limit (null: none) on a day: lower at once, higher from the next day on. */
    DailyCap changed(@Nullable Long asked, LocalDate today) {
        OptionalLong now = own(today);
        boolean lowerOrSame = now.isEmpty() || (asked != null && asked <= now.getAsLong());
        return lowerOrSame
                ? new DailyCap(asked, null, null, limit)
                : new DailyCap(now.getAsLong(), asked, today.plusDays(1), limit);
    }
}
