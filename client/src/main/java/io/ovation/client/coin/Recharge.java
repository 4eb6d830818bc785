package io.ovation.client.coin;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.client.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of coins.
 *
 * @param id {@code rch_...}
 * @param declineReason why the payment was declined
 * @param entryId the journal entry, once the coins are there
 * @param sequence of the journal, to wait for in statements
 * @param coinsRefundable how many of these coins can still be given back
 * @param nextAction what the app has to do for the payment to go on, as the payment provider wrote it; null when nothing
 */
public record Recharge(
        String id,
        long coins,
        Money price,
        Status status,
        Channel channel,
        String paymentMethod,
        @Nullable String declineReason,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String entryId,
        @Nullable Long sequence,
        long coinsRefundable,
        @Nullable JsonNode nextAction) {
    /** Where a recharge stands. */
    public enum Status {
        /** Written down. */
        PENDING,
        /** The provider has it and has not decided. */
        PROCESSING,
        /** The user has to do something first, such as confirm at their bank. */
        REQUIRES_ACTION,
        /** The coins are in the wallet. */
        SUCCEEDED,
        /** The provider refused. */
        DECLINED,
        /** Nobody decided in time. */
        EXPIRED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER;

        /** Whether nothing will change any more. */
        public boolean isFinal() {
            return this == SUCCEEDED || this == DECLINED || this == EXPIRED;
        }
    }
}
