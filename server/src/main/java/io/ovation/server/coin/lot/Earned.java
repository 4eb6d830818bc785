package io.ovation.server.coin.lot;

import io.ovation.economics.AccountKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a gift's entry earned its creator, and the share of it that some of its coins stand for.
 *
 * @param stream {@code live} or {@code video}
 * @param currency number of the currency
 * @param micros what the creator earned by the whole gift
 * @param diamondUnits hundredths of a diamond, likewise
 */
record Earned(long creator, String stream, int currency, long micros, long diamondUnits, LocalDate maturesOn) {
    private static final String PENDING = "EARNINGS_PENDING_";
    private static final String DIAMONDS = "DIAMONDS_PENDING";
    private static final String LIVE = "live";

    /** Reads an entry; null when nobody earned by it. */
    static @Nullable Earned by(AcceptedEntry entry) {
        long creator = 0;
        String stream = LIVE;
        int currency = 0;
        long micros = 0;
        long units = 0;
        int day = 0;
        for (Posted posted : entry.transfers()) {
            AccountKind kind = AccountKind.of(posted.credit());
            if (kind.name().startsWith(DIAMONDS)) {
                creator = posted.credit().owner();
                units += posted.amount();
                day = posted.credit().bucket();
            } else if (kind.name().startsWith(PENDING)) {
                creator = posted.credit().owner();
                stream = kind.name().substring(PENDING.length()).toLowerCase(java.util.Locale.ROOT);
                currency = posted.credit().asset();
                micros += posted.amount();
                day = posted.credit().bucket();
            }
        }
        return creator == 0 ? null : new Earned(creator, stream, currency, micros, units, LocalDate.ofEpochDay(day));
    }

    /** The share of an amount that the coins from {@code begin} up to {@code end} stand for; all shares add up to it. */
    static long share(long amount, long begin, long end, long coins) {
        return part(amount, end, coins) - part(amount, begin, coins);
    }

    private static long part(long amount, long of, long coins) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(of))
                .divide(BigInteger.valueOf(coins))
                .longValueExact();
    }
}
