package io.ovation.server.payment;

import io.ovation.server.callback.SignedEvent;
import java.util.Optional;

/** A kind of payment that can be disputed at the payer's bank: one bean a kind. Blocking; any thread. */
public interface DisputeOwner {
    /**
     * What news of a dispute change here; empty when the payment is none of this kind.
     *
     * <p>The consequence runs in the SQL transaction that remembers the event, however often and in whatever order news come.
     */
    Optional<SignedEvent.Consequence> disputed(DisputeNews news);
}
