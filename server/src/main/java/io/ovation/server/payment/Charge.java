package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment for a purpose: the row of the intent as it stands. Immutable.
 *
 * @param purpose name of the {@link ChargePurpose}
 * @param subject number of what is paid for, in the purpose's own tables
 * @param payer number of the user who pays
 * @param amount everything the payer pays; like tax and fee in minor units of the currency
 * @param tax the tax in it that we owe
 * @param fee what the provider keeps of it
 * @param keptMethod number of the {@link KeptMethod} it was paid with, or that was kept with it; null when there is none
 * @param provider name of the payment provider it was given to
 * @param providerReference the provider's own id of the payment, once it told us
 * @param nextAction what the payer has to do, while the provider waits for it
 * @param entryId the journal entry, once there is one
 * @param entrySequence the ledger sequence a reader has to wait for to see it
 * @param askedAt wall clock
 * @param createdAt business clock
 * @param businessDay day of the journal entry, in the market's zone
 */
public record Charge(
        long number,
        String purpose,
        long subject,
        long payer,
        Fingerprint fingerprint,
        String market,
        String currency,
        long amount,
        long tax,
        long fee,
        String paymentMethod,
        PaymentProvider.Use use,
        @Nullable Long keptMethod,
        String provider,
        @Nullable String providerReference,
        @Nullable NextAction nextAction,
        ChargeStatus status,
        @Nullable String declineReason,
        @Nullable UUID entryId,
        @Nullable Long entrySequence,
        Instant askedAt,
        Instant createdAt,
        LocalDate businessDay,
        @Nullable Instant completedAt) {
    /** Prefix of public charge ids. */
    public static final String PREFIX = "chg";

    /** The status as APIs show it. */
    public String shownStatus() {
        return status == ChargeStatus.PROCESSING && nextAction != null ? "requires_action" : status.shown();
    }

    /** The public id, which is also the provider's idempotency key. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
