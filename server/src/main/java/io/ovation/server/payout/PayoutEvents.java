package io.ovation.server.payout;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of payouts. */
@ApplicationScoped
public class PayoutEvents implements EventCatalogue {
    static final EventType<Moved> ASKED =
            moved("payout.asked", "The creator asked for a payout; the money is set aside until somebody decides.");
    static final EventType<Moved> APPROVED = moved("payout.approved", "A second person approved the payout.");
    static final EventType<Moved> REJECTED =
            moved("payout.rejected", "A second person rejected the payout; the money is available again.");
    static final EventType<Moved> SENT = moved("payout.sent", "The payout is with the provider.");
    static final EventType<Moved> PAID = moved("payout.paid", "The money has left.");
    static final EventType<Moved> RETURNED =
            moved("payout.returned", "The money came back; it is available to the creator again.");

    private static EventType<Moved> moved(String name, String summary) {
        return new EventType<>(name, "payout", Moved.class, summary);
    }

    @Override
    public List<EventType<?>> types() {
        return List.of(ASKED, APPROVED, REJECTED, SENT, PAID, RETURNED);
    }

    /** A payout that is seen in a new status. */
    static EventDraft of(Payout payout, Instant at) {
        EventType<Moved> type = switch (payout.status()) {
            case CREATED, ASKED -> ASKED;
            case APPROVING, APPROVED -> APPROVED;
            case SENT, PAYING, RETURNING -> SENT;
            case PAID, RETURNING_PAID -> PAID;
            case RETURNED -> RETURNED;
            case REJECTING, REJECTED, REFUSED -> REJECTED;
        };
        return EventDraft.of(
                type,
                payout.id(),
                at,
                new Moved(
                        payout.id(),
                        PublicId.of(User.PREFIX, payout.creator()),
                        new Money(payout.amount(), payout.currency()),
                        payout.diamondUnits() / 100,
                        payout.status().shown(),
                        payout.bankReason() != null ? payout.bankReason() : payout.decisionReason()));
    }

    /**
     * A payout and where it stands.
     *
     * @param diamonds that go with the money
     * @param reason why it was rejected or came back
     */
    public record Moved(
            String payoutId,
            String creatorId,
            Money amount,
            long diamonds,
            String status,
            @Nullable String reason) {}
}
