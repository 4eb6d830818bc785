package io.ovation.server.stripe;

import com.stripe.exception.StripeException;

/** Stripe did not give an answer that decides anything: the call is made again later, with the same key. */
public final class StripeUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StripeUnavailable(String what, StripeException cause) {
        super("Stripe could not " + what + ": " + describe(cause), cause);
    }

    private static String describe(StripeException cause) {
        return cause.getClass().getSimpleName()
                + (cause.getCode() == null ? "" : " " + cause.getCode())
                + (cause.getRequestId() == null ? "" : " (request " + cause.getRequestId() + ")");
    }
}
