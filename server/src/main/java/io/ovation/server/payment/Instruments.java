package io.ovation.server.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells whoever wants to know what people pay with. Blocking; any thread. */
@ApplicationScoped
public class Instruments {
    private final List<InstrumentObserver> observers;

    /** All there are. */
    public Instruments(@All List<InstrumentObserver> observers) {
        this.observers = observers;
    }

    /** A payment succeeded, as its provider tells it; nothing is told of one whose instrument the provider does not name. */
    public void paid(long payer, PaymentProvider.Payment payment) {
        Instrument instrument = payment.instrument();
        if (payment.state() == PaymentProvider.State.SUCCEEDED && instrument != null) {
            observers.forEach(each -> each.paidWith(payer, instrument));
        }
    }
}
