package io.ovation.server.tip;

import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.LiveFeed;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Lives;
import io.ovation.server.live.Show;
import io.ovation.server.live.room.Person;
import io.ovation.server.live.room.RoomEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Brings tips from the books to the rooms of this server, a moment after they became durable. It never waits for a room; a tip
 * that finds no place is in the list of the show's tips all the same.
 */
@ApplicationScoped
class TipFeed {
    private static final Logger LOG = Logger.getLogger(TipFeed.class);

    private final LiveFeed feed;
    private final Lives lives;
    private final TipStore store;
    private final Users users;

    TipFeed(LiveFeed feed, Lives lives, TipStore store, Users users) {
        this.feed = feed;
        this.lives = lives;
        this.store = store;
        this.users = users;
    }

    void listen(@Observes @Priority(1_000) StartupEvent event) {
        feed.subscribe(this::deliver);
    }

    private void deliver(FeedBatch batch) {
        for (AcceptedEntry entry : batch.entries()) {
            if (entry.code() != EventKind.TIP_SENT.code()) {
                continue;
            }
            Show show = lives.running(entry.reference2());
            if (show != null) {
                long tip = entry.reference1();
                long at = batch.time().wallMillis();
                Thread.startVirtualThread(() -> show(show, tip, at));
            }
        }
    }

    private void show(Show show, long number, long atMillis) {
        try {
            Tip tip = store.get(number);
            User payer = users.get(tip.payer());
            Person sender = tip.anonymous()
                    ? Person.someone(payer.number())
                    : new Person(payer.number(), payer.id(), payer.name(), payer.avatarSeed());
            show.room()
                    .offer(new RoomEvent.TipShown(
                            tip.id(), tip.amount(), tip.currency(), sender, tip.message(), atMillis));
        } catch (RuntimeException fault) {
            LOG.warnf("A tip is not shown in its room: %s", fault.getMessage());
        }
    }
}
