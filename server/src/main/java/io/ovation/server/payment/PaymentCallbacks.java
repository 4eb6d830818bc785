package io.ovation.server.payment;

import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** What the news of payment providers change here: the same for every provider. Blocking; any thread. */
@ApplicationScoped
public class PaymentCallbacks {
    private final PaymentOwners owners;

    PaymentCallbacks(PaymentOwners owners) {
        this.owners = owners;
    }

    /** A provider's event that carries these news; one about nothing of ours changes nothing. */
    public SignedEvent event(String id, String kind, PaymentNews news) {
        return switch (news) {
            case PaymentNews.Succeeded told -> payment(id, kind, told.payment(), news);
            case PaymentNews.Declined told -> payment(id, kind, told.payment(), news);
            case PaymentNews.Changed told -> payment(id, kind, told.payment(), news);
            case PaymentNews.RefundChanged told ->
                owners.refund(told.refund())
                        .map(owned -> new SignedEvent(
                                id, kind, handle -> owned.owner().refundChanged(handle, owned.number())))
                        .orElseGet(() -> SignedEvent.notOurs(id, kind));
        };
    }

    private SignedEvent payment(String id, String kind, String payment, PaymentNews news) {
        return owners.payment(payment)
                .map(owned -> new SignedEvent(id, kind, handle -> owned.owner().told(handle, owned.number(), news)))
                .orElseGet(() -> SignedEvent.notOurs(id, kind));
    }
}
