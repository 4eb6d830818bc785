package io.ovation.server.coin.recharge;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.Channel;
import io.ovation.server.payment.NextAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A viewer buying coins: the row of the intent as it stands. Immutable.
 *
 * @param price what the viewer is charged, tax included; like tax and fee in minor units of the currency
 * @param tax the tax in the price that we owe
 * @param fee what store or provider keep of the price
 * @param provider name of the payment provider it was given to
 * @param providerReference the provider's own id of the payment, once it told us
 * @param nextAction what the viewer has to do, while the provider waits for it
 * @param entryId the journal entry of the coins, once there is one
 * @param entrySequence the ledger sequence a reader has to wait for to see it
 * @param askedAt wall clock
 * @param createdAt business clock
 * @param businessDay day of the journal entry, in the market's zone
 */
public record Recharge(
        long number,
        long user,
        Fingerprint fingerprint,
        String market,
        Channel channel,
        String currency,
        int priceBookVersion,
        long coins,
        long price,
        long tax,
        long fee,
        String paymentMethod,
        String provider,
        @Nullable String providerReference,
        @Nullable NextAction nextAction,
        RechargeStatus status,
        @Nullable String declineReason,
        @Nullable UUID entryId,
        @Nullable Long entrySequence,
        Instant askedAt,
        Instant createdAt,
        LocalDate businessDay,
        @Nullable Instant completedAt) {
    /** Prefix of public recharge ids. */
    public static final String PREFIX = "rch";

    /** The status as the API shows it. */
    public String shownStatus() {
        return status == RechargeStatus.PROCESSING && nextAction != null ? "requires_action" : status.shown();
    }

    /** The public id, which is also the provider's idempotency key. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
