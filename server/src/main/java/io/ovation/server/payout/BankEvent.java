package io.ovation.server.payout;

import org.jspecify.annotations.Nullable;

/**
 * What a payout provider tells us in a callback.
 *
 * @param id the provider's id of the event: the same in every delivery
 * @param type {@link #PAID}, {@link #RETURNED}, or something we do not listen to
 * @param payout our id of the payout
 * @param reason why it was returned
 */
public record BankEvent(
        String id, String type, String payout, @Nullable String reason) {
    /** The money left. */
    public static final String PAID = "transfer.paid";

    /** The money came back. */
    public static final String RETURNED = "transfer.returned";
}
