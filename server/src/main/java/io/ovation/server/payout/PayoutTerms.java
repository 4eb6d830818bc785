package io.ovation.server.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a payout beside its amount: decided when it is asked, and never changed by later rules, forms or tiers.
 * Immutable.
 *
 * @param tier the creator's risk tier then
 * @param holdUntil not sent before this business time; null without
 * @param withheld tax, minor units, taken from the amount
 * @param taxWhy one sentence
 * @param reserve minor units that are kept beside the payout; the amount is without them
 * @param reserveUntil the day they become available
 * @param reservedMicros what the books took for the reserve; null before
 */
public record PayoutTerms(
        long payout,
        String tier,
        @Nullable Instant holdUntil,
        long withheld,
        int withheldPpm,
        String taxForm,
        int taxRules,
        String taxWhy,
        long reserve,
        @Nullable LocalDate reserveUntil,
        @Nullable Long reservedMicros,
        ReserveStatus reserveStatus) {
    /** How far a reserve is. */
    public enum ReserveStatus {
        /** Nothing is kept. */
        NONE,
        /** To be taken when the payout is set aside. */
        DUE,
        /** Kept. */
        HELD,
        /** Available to the creator again. */
        RELEASED;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a payout that is older than terms: nothing withheld, nothing kept. */
    static PayoutTerms none(long payout) {
        return new PayoutTerms(payout, "standard", null, 0, 0, "none", 0, "", 0, null, null, ReserveStatus.NONE);
    }
}
