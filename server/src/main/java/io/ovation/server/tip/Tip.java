package io.ovation.server.tip;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tip: the row as it stands. Immutable. Amounts are minor units of the currency.
 *
 * @param market code of the payer's market
 * @param amount the tip, all of it the creator's
 * @param serviceFee on top, without tax
 * @param tax on the service fee
 * @param termsVersion version of the terms it was sent under
 * @param message empty for none
 * @param live number of the show it was sent in
 * @param video number of the video it was sent under
 * @param charge number of the payment
 * @param day of the limits, in the payer's market
 * @param maturesOn in the creator's market; null until it is paid
 * @param refund number of its latest refund
 * @param refundMatured whether it had matured when that refund began
 * @param dispute how a dispute of it stands: open, won, lost or closed; null for none
 * @param createdAt business clock
 */
public record Tip(
        long number,
        long payer,
        long creator,
        Fingerprint fingerprint,
        String market,
        String currency,
        long amount,
        long serviceFee,
        long tax,
        int termsVersion,
        boolean anonymous,
        String message,
        @Nullable Long live,
        @Nullable Long video,
        long charge,
        TipStatus status,
        LocalDate day,
        @Nullable LocalDate maturesOn,
        @Nullable Long refund,
        @Nullable Boolean refundMatured,
        @Nullable String dispute,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant refundedAt) {
    /** Prefix of public tip ids. */
    public static final String PREFIX = "tip";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** What the payer pays. */
    public long total() {
        return amount + serviceFee + tax;
    }
}
