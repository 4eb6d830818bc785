package io.ovation.server.payment;

import org.jspecify.annotations.Nullable;

/** What a payment provider told us, in our own words and with our own ids. */
public sealed interface PaymentNews {
    /**
     * The provider has the money of a recharge.
     *
     * @param payment our id of the recharge
     * @param reference the provider's id of the payment
     * @param received how much it has; null when it does not say
     */
    record Succeeded(String payment, String reference, PaymentProvider.@Nullable Received received)
            implements PaymentNews {
        /** The provider has what it was asked to take. */
        public Succeeded(String payment, String reference) {
            this(payment, reference, null);
        }
    }

    /**
     * The provider refused a payment.
     *
     * @param payment our id of the recharge
     * @param reason the provider's code; null when it gave none
     */
    record Declined(String payment, @Nullable String reason) implements PaymentNews {}

    /**
     * A payment or its provider's view of it changed: ask the provider what is the matter.
     *
     * @param payment our id of the recharge
     */
    record Changed(String payment) implements PaymentNews {}

    /**
     * Something became of a refund: ask the provider what.
     *
     * @param refund our id of the refund
     */
    record RefundChanged(String refund) implements PaymentNews {}
}
