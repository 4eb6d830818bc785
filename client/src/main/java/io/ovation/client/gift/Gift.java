package io.ovation.client.gift;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gift that was accepted and is durable.
 *
 * @param spentTodayCoins null when given coins paid
 * @param undoUntil until when a gift on its way can be taken back
 * @param creatorDiamonds what the creator earns with it
 * @param sequence of the journal, to wait for in receipts and statements
 */
public record Gift(
        String giftId,
        String entryId,
        Status status,
        String gift,
        long coins,
        int count,
        long balanceAfter,
        @Nullable Long spentTodayCoins,
        @Nullable Instant undoUntil,
        long creatorDiamonds,
        long sequence) {
    /** Whether it has arrived. */
    public enum Status {
        /** It has arrived. */
        SENT,
        /** It arrives in seconds, and can be taken back until then. */
        ON_ITS_WAY,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }
}
