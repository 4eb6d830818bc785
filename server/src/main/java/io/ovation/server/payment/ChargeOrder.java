package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;

/**
 * A charge to make.
 *
 * @param purpose {@link ChargePurpose#name()}
 * @param subject number of what is paid for, in the purpose's own tables
 * @param payer number of the user who pays
 * @param market code of the payer's market: whose days, month and tax accounts the money follows
 * @param currency ISO 4217 letters
 * @param amount everything the payer pays, minor units, above 0
 * @param tax the tax in the amount, minor units
 * @param fee what the provider keeps of the amount, minor units; {@link PaymentTerms#feeOn}
 * @param method how it is paid
 * @param key the purpose's own key: the same key is the same charge for ever, whoever asks again. A renewal uses a key made of
 *     what is renewed, the period and the attempt, such as {@code renewal:mem_…:2026-12:2}; a request of a user the user's
 *     number and Idempotency-Key
 * @param fingerprint of what was asked: the same key with other content is refused
 */
public record ChargeOrder(
        String purpose,
        long subject,
        long payer,
        String market,
        String currency,
        long amount,
        long tax,
        long fee,
        Method method,
        String key,
        Fingerprint fingerprint) {
    /** How a charge is paid. */
    public sealed interface Method {
        /**
         * A payment method that the payer names while they are there; they may be asked something (3-D Secure).
         *
         * @param paymentMethod as the payer sent it
         * @param keep whether the provider keeps it for charges without the payer; the charge then has a
         *     {@link Charge#keptMethod} once it has succeeded
         */
        record Fresh(String paymentMethod, boolean keep) implements Method {}

        /**
         * A kept method, without the payer: it succeeds or is declined, nobody is asked anything.
         *
         * @param number of the {@link KeptMethod}; it has to be the payer's
         */
        record Kept(long number) implements Method {}
    }
}
