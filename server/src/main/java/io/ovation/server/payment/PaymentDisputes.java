package io.ovation.server.payment;

import io.ovation.server.callback.SignedEvent;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The door for what providers tell of disputes, whatever was paid for. Blocking; any thread. */
@ApplicationScoped
public class PaymentDisputes {
    private final List<DisputeOwner> owners;

    PaymentDisputes(@All List<DisputeOwner> owners) {
        this.owners = owners;
    }

    /** A provider's event that carries these news; one about a payment that is not ours changes nothing. */
    public SignedEvent event(String id, String kind, DisputeNews news) {
        return owners.stream()
                .flatMap(owner -> owner.disputed(news).stream())
                .findFirst()
                .map(consequence -> new SignedEvent(id, kind, consequence))
                .orElseGet(() -> SignedEvent.notOurs(id, kind));
    }
}
