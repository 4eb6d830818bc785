package io.ovation.client.membership;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A membership.
 *
 * @param price a month, as it was agreed
 * @param month of the unbroken membership, from 1
 * @param badgeMonths the months that the badge shows
 * @param perks what the member has now
 * @param periodEnd first day after the month that is paid
 * @param atPeriodEnd what happens then: {@code renew}, {@code pause} or {@code end}
 * @param nextTier the tier of the next month, when it is another
 * @param retryOn when a renewal that was declined is tried again
 * @param graceEnds first day without perks, should nothing be paid
 * @param lastBill the newest payment, whatever became of it
 */
public record Membership(
        String id,
        Member creator,
        Tier tier,
        Status status,
        Money price,
        int month,
        int badgeMonths,
        List<String> perks,
        LocalDate periodStart,
        LocalDate periodEnd,
        String atPeriodEnd,
        @Nullable NextTier nextTier,
        @Nullable LocalDate pausedUntil,
        @Nullable LocalDate retryOn,
        @Nullable LocalDate graceEnds,
        @Nullable String giftId,
        @Nullable String paymentMethod,
        @Nullable String endReason,
        @Nullable Bill lastBill,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /** Where a membership stands. */
    public enum Status {
        /** Its first payment is not decided. */
        PENDING,
        /** Paid. */
        ACTIVE,
        /** A renewal was declined; perks stay for the days of grace. */
        PAST_DUE,
        /** Rests: no perks, no charge. */
        PAUSED,
        /** Its money is on its way back. */
        REFUNDING,
        /** A payment is disputed. */
        DISPUTED,
        /** Over. */
        ENDED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Somebody as others see them. */
    public record Member(String id, String name, String handle, String avatarSeed) {}

    /** A tier by name. */
    public record Tier(String id, String name) {}

    /** The tier of the next month. */
    public record NextTier(String id, String name, Money price) {}

    /**
     * A payment of a membership, and who gets what of it.
     *
     * @param price a month in the tier
     * @param credit of it, what was left of the month before
     * @param amount what is charged
     * @param tax the tax in the amount
     * @param fee what the payment provider keeps
     * @param refunded what went back, or is on its way
     * @param creatorPercent the creator's part of amount less tax, earned day by day
     * @param creatorReason why so much
     * @param attempt from 1
     * @param reason why it was not paid
     */
    public record Bill(
            String id,
            String kind,
            String status,
            Money price,
            Money credit,
            Money amount,
            Money tax,
            Money fee,
            Money refunded,
            double creatorPercent,
            String creatorReason,
            int attempt,
            @Nullable String reason,
            @Nullable Action nextAction,
            Instant createdAt,
            @Nullable String entryId,
            @Nullable Long sequence) {}

    /**
     * What the payer's app has to do before a payment can be decided.
     *
     * @param type {@code confirm}, {@code authenticate} or {@code redirect}
     */
    public record Action(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {}
}
