package io.ovation.server.payment;

import org.jspecify.annotations.Nullable;

/**
 * A company that takes payments for us. Every call carries our own id of the thing, and the provider must give the same
 * answer when it is called again with it: that is what makes every step of a payment repeatable.
 *
 * <p>Calls block. A call that fails with an exception may or may not have reached the provider; we call again.
 */
public interface PaymentProvider {
    /** Short name, as in the path of its callbacks. */
    String name();

    /** Whether it takes this payment method. */
    boolean takes(String paymentMethod);

    /** What may be sent as a payment method, for people; empty when it takes none here. */
    String methods();

    /** Number of its account in the books: who owes us the money it took. 1 is the sandbox, 2 the app stores, 3 Stripe. */
    long receivable();

    /** Asks for a payment, or for what became of it when it was asked before. */
    Payment charge(Charge charge);

    /**
     * What became of a payment, by our id; never asked for is declined.
     *
     * @param reference the provider's own id of it, when it told us
     */
    Payment look(String id, @Nullable String reference);

    /**
     * Gives up on a payment that is still open, and says what became of it; never asked for is declined.
     *
     * @param reference the provider's own id of it, when it told us
     */
    Payment cancel(String id, @Nullable String reference);

    /** Returns money of a payment to where it came from, or says what became of that when it was asked before. */
    Refunded refund(RefundOrder order);

    /** What a payment method is used for. */
    enum Use {
        /** Once, while the payer is there. */
        ONCE,
        /** Now, while the payer is there, and kept for payments without them. */
        KEEP,
        /** A kept one, without the payer: nobody can answer a question, so the bank's question is a refusal. */
        OFF_SESSION
    }

    /**
     * Who pays, as far as the provider has to know.
     *
     * @param payer our public id of the user
     * @param reference the provider's own id of them; null when it has none yet
     */
    record Customer(String payer, @Nullable String reference) {}

    /**
     * A payment method that the provider keeps for us.
     *
     * @param customer the provider's own id of whose it is
     * @param method the provider's own id of it: the {@link Charge#paymentMethod} of payments without the payer
     */
    record Kept(String customer, String method) {}

    /**
     * A payment to ask for.
     *
     * @param id our id of the payment
     * @param amount minor units
     * @param customer who pays; null when the method is used once
     */
    record Charge(
            String id,
            long amount,
            String currency,
            String paymentMethod,
            Use use,
            @Nullable Customer customer) {
        public Charge {
            if (use != Use.ONCE && customer == null) {
                throw new IllegalArgumentException("a method that is kept belongs to somebody: " + id);
            }
        }

        /** A payment with a method that is used once. */
        public Charge(String id, long amount, String currency, String paymentMethod) {
            this(id, amount, currency, paymentMethod, Use.ONCE, null);
        }
    }

    /**
     * Money to return.
     *
     * @param id our id of the refund
     * @param payment our id of the payment
     * @param reference the provider's own id of the payment; null when it told none
     * @param amount minor units, at least 1
     */
    record RefundOrder(String id, String payment, @Nullable String reference, long amount, String currency) {}

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
     * @param nextAction what the payer has to do while it is pending; null when there is nothing
     * @param received what the provider has of it; null when it does not say
     * @param kept the method that it keeps, of a payment that succeeded and was asked for with {@link Use#KEEP}; else null
     * @param instrument what a payment that succeeded was made with; null when the provider does not say
     */
    record Payment(
            State state,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable NextAction nextAction,
            @Nullable Received received,
            @Nullable Kept kept,
            @Nullable Instrument instrument) {
        /** A payment whose method is not kept. */
        public Payment(
                State state,
                @Nullable String reference,
                @Nullable String reason,
                @Nullable NextAction nextAction,
                @Nullable Received received) {
            this(state, reference, reason, nextAction, received, null, null);
        }

        /** A payment that asks something of the payer. */
        public Payment(
                State state, @Nullable String reference, @Nullable String reason, @Nullable NextAction nextAction) {
            this(state, reference, reason, nextAction, null, null, null);
        }

        /** A payment that asks nothing of the payer. */
        public Payment(State state, @Nullable String reference, @Nullable String reason) {
            this(state, reference, reason, null, null, null, null);
        }
    }

    /**
     * Money that a provider has.
     *
     * @param amount minor units
     */
    record Received(long amount, String currency) {
        /** Whether it is what was asked for. */
        public boolean pays(long asked, String askedCurrency) {
            return amount == asked && currency.equals(askedCurrency);
        }
    }

    /**
     * What became of a refund.
     *
     * @param state pending when the provider decides later
     * @param reason why it did not succeed
     */
    record Refunded(RefundState state, @Nullable String reason) {
        /** A refund that was decided at once. */
        public Refunded(boolean succeeded, @Nullable String reason) {
            this(succeeded ? RefundState.SUCCEEDED : RefundState.FAILED, reason);
        }

        /** Whether the money went back. */
        public boolean succeeded() {
            return state == RefundState.SUCCEEDED;
        }
    }

    /** How far a refund is. */
    enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
