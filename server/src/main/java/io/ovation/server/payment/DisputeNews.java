package io.ovation.server.payment;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a provider knows of a dispute at some moment. News come in any order, so they are merged: money that was taken
 * once was taken, and the first decision stays; but that an inquiry closed decides nothing once money was taken.
 *
 * @param provider name of the payment provider
 * @param reference the provider's own id of the dispute
 * @param payment the provider's own id of the payment
 * @param amount minor units of the currency
 * @param currency the currency of the payment
 * @param fee what the provider took for the trouble so far, minor units of its own currency
 * @param feeCurrency what the fee is in
 * @param reason the provider's code of why, such as {@code fraudulent}
 * @param evidenceDue until when the operator may answer; null when it may not
 * @param withdrawn whether the provider had to give the money back; a mere inquiry takes none
 * @param decision how it ended; null while it has not
 */
public record DisputeNews(
        String provider,
        String reference,
        String payment,
        long amount,
        String currency,
        long fee,
        String feeCurrency,
        String reason,
        @Nullable Instant evidenceDue,
        boolean withdrawn,
        @Nullable Decision decision) {
    /** How a dispute ended. */
    public enum Decision {
        /** For us. */
        WON,
        /** For the cardholder. */
        LOST,
        /** Nobody asked for money in the end. */
        CLOSED;

        /** As in SQL. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of what is in SQL. */
        public static Decision of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
