package io.ovation.client.tip;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tip as its payer sees it.
 *
 * @param amount the tip, all of it the creator's
 * @param serviceFee on top, without tax
 * @param tax on the service fee
 * @param total what was charged
 * @param payment how the payment stands: the tip is {@code sent} once that has succeeded
 * @param nextAction what the payer's app has to do while {@code payment} is {@code requires_action}
 * @param declineReason why the provider refused
 * @param refundableUntil until when it can be taken back without help
 * @param entryId its entry in the books, once it is sent
 * @param sequence the journal sequence of that entry
 */
public record Tip(
        String id,
        Person creator,
        Money amount,
        Money serviceFee,
        Money tax,
        Money total,
        Status status,
        String payment,
        @Nullable Action nextAction,
        @Nullable String declineReason,
        boolean anonymous,
        @Nullable String message,
        @Nullable String liveId,
        @Nullable String videoId,
        Instant createdAt,
        Instant refundableUntil,
        @Nullable String entryId,
        @Nullable Long sequence) {
    /** Where a tip stands. */
    public enum Status {
        /** The payment is not decided. */
        PENDING,
        /** Nothing was paid. */
        FAILED,
        /** The creator has it. */
        SENT,
        /** On its way back. */
        REFUNDING,
        /** The payer has it back. */
        REFUNDED,
        /** A dispute took it. */
        TAKEN_BACK,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Somebody who tips or is tipped. */
    public record Person(String id, String name, String avatarSeed) {}

    /**
     * What the payer's app has to do before the payment can be decided.
     *
     * @param type {@code confirm}, {@code authenticate} or {@code redirect}, as for a recharge
     * @param clientSecret what the provider's library in the app is given
     * @param url where to send the payer
     */
    public record Action(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {}
}
