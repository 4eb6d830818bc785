package io.ovation.server.payout;

import org.jspecify.annotations.Nullable;

/** What a payout provider told us, in our own words; {@code payout} is always our id of it. */
public sealed interface PayoutNews {
    /** Our id of the payout. */
    String payout();

    /** The money left. */
    record Paid(String payout) implements PayoutNews {}

    /**
     * The money came back, or never left.
     *
     * @param reason why
     */
    record Returned(String payout, @Nullable String reason) implements PayoutNews {}

    /** Something changed: ask the provider what. */
    record Changed(String payout) implements PayoutNews {}
}
