package io.ovation.server.coin;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is told of coins that nobody bought. */
@ApplicationScoped
public class CoinEvents implements EventCatalogue {
    static final EventType<Granted> GRANTED = new EventType<>(
            "coin.promotional.granted",
            "user",
            Granted.class,
            "Coins that nobody paid for are in the user's second wallet.");

    @Override
    public List<EventType<?>> types() {
        return List.of(GRANTED);
    }

    /** A grant as its entry in the books tells it. */
    static EventDraft granted(AcceptedEntry entry, FeedBatch batch) {
        Posted coins = entry.transfers().getFirst();
        String user = PublicId.of(User.PREFIX, entry.reference3());
        return EventDraft.of(
                GRANTED,
                user,
                batch.business(),
                new Granted(
                        user, coins.amount(), coins.creditBalance(), PublicId.of("ent", entry.id()), batch.sequence()));
    }

    /**
     * Coins that were given.
     *
     * @param promotionalCoins the balance after it
     * @param sequence of the journal batch
     */
    public record Granted(String userId, long coins, long promotionalCoins, String entryId, long sequence) {}
}
