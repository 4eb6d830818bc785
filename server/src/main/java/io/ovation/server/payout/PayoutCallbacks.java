package io.ovation.server.payout;

import io.ovation.server.api.Problem;
import io.ovation.server.api.PublicId;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/** What the news of payout providers change here: the same for every provider. Blocking; any thread. */
@ApplicationScoped
public class PayoutCallbacks {
    private final PayoutStore store;
    private final PayoutOperation operation;

    PayoutCallbacks(PayoutStore store, PayoutOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /** A provider's event that carries these news; one about nothing of ours changes nothing. */
    public SignedEvent event(String id, String kind, PayoutNews news) {
        long number;
        try {
            number = PublicId.number(Payout.PREFIX, news.payout());
        } catch (Problem notOurs) {
            return SignedEvent.notOurs(id, kind);
        }
        return store.find(number).isPresent()
                ? new SignedEvent(id, kind, handle -> operation.told(handle, number, news))
                : SignedEvent.notOurs(id, kind);
    }

    /**
     * Takes in news that did not come by a callback, such as a bank's answer in a file, in the caller's SQL transaction.
     *
     * @return what goes on once that is committed
     */
    public Runnable told(Handle handle, long number, PayoutNews news) {
        return operation.told(handle, number, news);
    }
}
