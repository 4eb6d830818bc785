package io.ovation.server.coin.lot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where coins of a lot went. Immutable.
 *
 * @param sequence number of the journal entry that took them
 * @param part which part of that entry
 * @param lot the lot; 0 where the books know of none
 * @param reference number of the hold, refund, recharge or dispute, as the kind has it; else 0
 * @param gift the gift they paid for, or were held for
 * @param creator who earned by it, once it arrived
 * @param stream {@code live} or {@code video}
 * @param currency number of the currency the creator earned
 * @param micros what the creator earned by these coins
 * @param diamondUnits hundredths of a diamond, likewise
 */
public record LotUse(
        long sequence,
        int part,
        long lot,
        Kind kind,
        long coins,
        long reference,
        @Nullable UUID gift,
        @Nullable Long creator,
        @Nullable String stream,
        @Nullable Integer currency,
        long micros,
        long diamondUnits,
        @Nullable LocalDate maturesOn,
        Instant at) {
    /** The share of an amount of this use that some of its coins stand for, rounded down. */
    public long share(long amount, long ofCoins) {
        return Earned.share(amount, 0, ofCoins, coins);
    }

    /** What coins were used for. */
    public enum Kind {
        /** A gift, or a part of one. */
        GIFT,
        /** A big gift that can still be undone. */
        HOLD,
        /** Something that no creator earned by. */
        OTHER,
        /** Given back to the viewer, or about to be. */
        REFUND,
        /** Void, because the store gave the money back. */
        STORE_REFUND,
        /** Void, because the money was lost in a dispute. */
        DISPUTE;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
