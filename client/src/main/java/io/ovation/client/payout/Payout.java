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
 * @param terms what holds for it beside its amount, decided when it was asked
 * @param waits why it is not sent yet, while it waits
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
        List<Step> history,
        Terms terms,
        List<Wait> waits) {
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

    /**
     * What holds for a payout beside its amount, decided when it was asked.
     *
     * @param pays what arrives: the amount without the tax
     * @param withheldPpm rate of the tax, in millionths
     * @param taxForm by which it is withheld
     * @param reserve what was kept beside the payout, which is in no other figure here
     * @param tier the creator's risk tier then
     */
    public record Terms(
            Money pays,
            Money withheld,
            int withheldPpm,
            String taxForm,
            String taxWhy,
            Money reserve,
            @Nullable LocalDate reserveUntil,
            String reserveStatus,
            String tier) {}

    /**
     * Why a payout waits.
     *
     * @param until when that ends by itself; left out when people have to decide
     */
    public record Wait(String code, String text, @Nullable Instant until) {}
}
