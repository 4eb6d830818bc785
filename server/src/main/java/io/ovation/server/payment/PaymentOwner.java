package io.ovation.server.payment;

import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * A kind of payment that goes through the providers (the recharge of a wallet, a charge): one bean a kind. What providers
 * tell of a payment or a refund comes to whoever owns its id. Blocking; any thread.
 *
 * <p>A feature that only wants to be paid implements {@link ChargePurpose} instead and leaves all this to {@link Charges}.
 */
public interface PaymentOwner {
    /** How the public ids of its payments begin: {@code rch}. */
    String paymentPrefix();

    /** How the public ids of its refunds begin: {@code rfd}. */
    String refundPrefix();

    /** Number of the user whose payment this is; empty when there is no such payment. */
    OptionalLong payer(long payment);

    /** Whether there is such a refund. */
    boolean hasRefund(long refund);

    /**
     * Takes in what a provider tells of a payment, in the SQL transaction that remembers the event; however often and in
     * whatever order it comes.
     *
     * @return what goes on once that is durable; a sweeper has to find it as well
     */
    Runnable told(Handle handle, long payment, PaymentNews news);

    /** Takes in, likewise, that something became of a refund. */
    Runnable refundChanged(Handle handle, long refund);
}
