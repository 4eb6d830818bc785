package io.ovation.server.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The payment providers of this server, side by side; the payment method decides which one is asked. Any thread. */
@ApplicationScoped
public class PaymentProviders {
    private final List<PaymentProvider> all;

    /** All there are. */
    @Inject
    public PaymentProviders(@All List<PaymentProvider> all) {
        this.all = all;
    }

    /** Just one. */
    public static PaymentProviders only(PaymentProvider provider) {
        return new PaymentProviders(List.of(provider));
    }

    /** The one that takes a payment method, if any does. */
    public Optional<PaymentProvider> taking(String paymentMethod) {
        return all.stream().filter(provider -> provider.takes(paymentMethod)).findFirst();
    }

    /**
     * The one of this name.
     *
     * @throws IllegalStateException when there is none: an open payment was given to a provider that is gone
     */
    public PaymentProvider named(String name) {
        return all.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no payment provider " + name));
    }

    /** What may be sent as a payment method here, for people. */
    public String methods() {
        return String.join(
                "; ",
                all.stream()
                        .map(PaymentProvider::methods)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
