package io.ovation.server.payout.bank;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of batches for the bank. What becomes of each payout in them is told of the payout. */
@ApplicationScoped
public class PayoutBatchEvents implements EventCatalogue {
    static final EventType<Batch> MADE = new EventType<>(
            "payout_batch.made", "payout_batch", Batch.class, "Finance made a file of payouts for the bank.");
    static final EventType<Batch> REJECTED = new EventType<>(
            "payout_batch.rejected",
            "payout_batch",
            Batch.class,
            "The bank refused a file as a whole; its payouts wait for another.");

    @Override
    public List<EventType<?>> types() {
        return List.of(MADE, REJECTED);
    }

    static EventDraft of(EventType<Batch> type, PayoutBatch batch, @Nullable String reason, Instant at) {
        String id = PublicId.of(PayoutBatch.PREFIX, batch.number());
        return EventDraft.of(
                type,
                id,
                at,
                new Batch(
                        id,
                        batch.format().code(),
                        batch.transfers(),
                        new Money(batch.amount(), batch.currency()),
                        batch.paysOn(),
                        reason));
    }

    /**
     * A batch.
     *
     * @param paysOn the day the bank is asked to pay
     * @param reason the bank's code for refusing it
     */
    public record Batch(
            String batchId,
            String format,
            int transfers,
            Money amount,
            LocalDate paysOn,
            @Nullable String reason) {}
}
