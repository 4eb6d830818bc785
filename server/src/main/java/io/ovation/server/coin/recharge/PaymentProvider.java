package io.ovation.server.coin.recharge;

import org.jspecify.annotations.Nullable;

/**
 * A company that takes payments for us. Every call carries our own id of the thing, and the provider must give the same
 * answer when it is called again with it: that is what makes every step of a recharge repeatable.
 *
 * <p>Calls block. A call that fails with an exception may or may not have reached the provider; we call again.
 */
public interface PaymentProvider {
    /** Short name, as in the path of its callbacks. */
    String name();

    /** Whether it takes this payment method. */
    boolean takes(String paymentMethod);

    /** Asks for a payment, or for what became of it when it was asked before. */
    Payment charge(Charge charge);

    /** What became of a payment, by our id; never asked for is declined. */
    Payment look(String id);

    /** Gives up on a payment that is still open, and says what became of it. */
    Payment cancel(String id);

    /** Returns money of a payment to where it came from. */
    Refunded refund(RefundOrder order);

    /**
     * A payment to ask for.
     *
     * @param id our id of the recharge
     * @param amount minor units
     */
    record Charge(String id, long amount, String currency, String paymentMethod) {}

    /**
     * Money to return.
     *
     * @param id our id of the refund
     * @param payment our id of the recharge
     * @param amount minor units, at least 1
     */
    record RefundOrder(String id, String payment, long amount, String currency) {}

    /** How far a payment is. */
    enum State {
        PENDING,
        SUCCEEDED,
        DECLINED,
        CANCELLED
    }

    /**
     * A payment as the provider sees it.
     *
     * @param reference the provider's own id; null when it knows of none
     * @param reason why it was declined
     */
    record Payment(
            State state,
            @Nullable String reference,
            @Nullable String reason) {}

    /**
     * What became of a refund.
     *
     * @param reason why it did not succeed
     */
    record Refunded(boolean succeeded, @Nullable String reason) {}
}
