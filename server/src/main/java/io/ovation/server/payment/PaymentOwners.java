package io.ovation.server.payment;

import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Whose payment or refund a public id is. Blocking; any thread. */
@ApplicationScoped
class PaymentOwners {
    private final List<PaymentOwner> all;

    PaymentOwners(@All List<PaymentOwner> all) {
        this.all = all;
    }

    /** A payment or refund, and whose kind it is. */
    record Owned(PaymentOwner owner, long number) {}

    /** The payment with this id, if it is ours. */
    Optional<Owned> payment(String id) {
        return all.stream()
                .filter(owner -> id.startsWith(owner.paymentPrefix() + "_"))
                .flatMap(owner -> number(owner, owner.paymentPrefix(), id).stream())
                .filter(owned -> owned.owner().payer(owned.number()).isPresent())
                .findFirst();
    }

    /** The refund with this id, if it is ours. */
    Optional<Owned> refund(String id) {
        return all.stream()
                .filter(owner -> id.startsWith(owner.refundPrefix() + "_"))
                .flatMap(owner -> number(owner, owner.refundPrefix(), id).stream())
                .filter(owned -> owned.owner().hasRefund(owned.number()))
                .findFirst();
    }

    private static Optional<Owned> number(PaymentOwner owner, String prefix, String id) {
        try {
            return Optional.of(new Owned(owner, PublicId.number(prefix, id)));
        } catch (Problem notAnId) {
            return Optional.empty();
        }
    }
}
