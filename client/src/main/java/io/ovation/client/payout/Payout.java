package io.ovation.client.payout;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way to a creator.
 *
 * @param diamonds that go with the money
 * @param expectedBy by when it should have arrived; null when that is over
 * @param decisionReason what finance said
 * @param returnReason why the bank returned it
 */
public record Payout(
        String id,
        @Nullable Creator creator,
        Status status,
        Money amount,
        long diamonds,
        Destination destination,
        Instant askedAt,
        @Nullable LocalDate expectedBy,
        @Nullable String decisionReason,
        @Nullable String returnReason,
        List<Step> history) {
    /** Where a payout stands. */
    public enum Status {
        /** Waits for a second person. */
        ASKED,
        /** Decided: it will be paid. */
        APPROVED,
        /** The bank has it. */
        SENT,
        /** It left. */
        PAID,
        /** It came back. */
        RETURNED,
        /** Decided: it will not be paid. */
        REJECTED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Who is paid. */
    public record Creator(String id, String name) {}

    /** Where to. */
    public record Destination(String kind, String account) {}

    /** A status and since when. */
    public record Step(String status, Instant at) {}
}
