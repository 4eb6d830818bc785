package io.ovation.server.payment;

import org.jspecify.annotations.Nullable;

/**
 * What a payment provider tells us in a callback.
 *
 * @param id the provider's id of the event: the same in every delivery
 * @param type {@link #SUCCEEDED}, {@link #DECLINED}, or something we do not listen to
 * @param payment our id of the recharge
 * @param reference the provider's id of the payment
 * @param reason why it was declined
 */
public record ProviderEvent(
        String id,
        String type,
        String payment,
        String reference,
        @Nullable String reason) {
    /** The provider has the money. */
    public static final String SUCCEEDED = "payment.succeeded";

    /** The provider refused. */
    public static final String DECLINED = "payment.declined";
}
