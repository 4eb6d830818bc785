package io.ovation.server.coin.recharge;

import io.ovation.economics.RefundAmounts;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money back for unspent coins: the row of the intent as it stands. Immutable.
 *
 * @param recharge number of the purchase that is refunded
 * @param amount minor units; null until the coins have left the wallet
 * @param taken what the ledger took with the coins; null until then
 * @param createdAt business clock
 */
public record Refund(
        long number,
        long recharge,
        long user,
        Fingerprint fingerprint,
        long coins,
        String currency,
        @Nullable Long amount,
        @Nullable RefundAmounts taken,
        RefundStatus status,
        @Nullable String failureReason,
        Instant createdAt,
        LocalDate businessDay,
        @Nullable Instant completedAt) {
    /** Prefix of public refund ids. */
    public static final String PREFIX = "rfd";

    /** The public id, which is also the provider's idempotency key. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
