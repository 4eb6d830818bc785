package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a membership asked its member to pay: its row as it stands. Amounts are minor units. Immutable.
 *
 * @param price a month in the tier
 * @param credit of it, what was left of the month before
 * @param amount what is charged: price less credit
 * @param tax the tax in the amount
 * @param fee what the payment provider keeps of it
 * @param sharePpm the creator's share of the amount less tax, millionths
 * @param shareReason why so much
 * @param attempt from 1: how often this month was tried
 * @param reason why it was not paid
 * @param charge number of the charge it became
 * @param businessDay day of the journal entry, in the market's zone
 */
public record Bill(
        long number,
        long membership,
        long member,
        BillKind kind,
        long tier,
        long price,
        long credit,
        long amount,
        long tax,
        long fee,
        String currency,
        String paymentMethod,
        int sharePpm,
        String shareReason,
        int termsVersion,
        int attempt,
        Status status,
        @Nullable String reason,
        @Nullable Long charge,
        LocalDate businessDay,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable UUID entryId,
        @Nullable Long entrySequence) {
    /** Prefix of public ids. */
    public static final String PREFIX = "mbl";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** How far it is. */
    public enum Status {
        OPEN,
        PAID,
        UNPAID;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
