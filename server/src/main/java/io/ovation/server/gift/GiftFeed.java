package io.ovation.server.gift;

import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.LiveFeed;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Lives;
import io.ovation.server.live.Show;
import io.ovation.server.live.UnrankedSenders;
import io.ovation.server.live.room.Person;
import io.ovation.server.live.room.RoomEvent;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings gifts from the books to the rooms of this server, a moment after they became durable. It never waits for a
 * room. What it misses, rooms read from the records: see {@link GiftRecordsOfTheBooks}.
 */
@ApplicationScoped
public class GiftFeed {
    /** Prefix of public gift ids. */
    static final String PREFIX = "gift";

    private static final Logger LOG = Logger.getLogger(GiftFeed.class);

    private static final int HOLDS_REMEMBERED = 10_000;

    private final LiveFeed feed;
    private final Lives lives;
    private final Users users;
    private final GiftCatalogue catalogue;
    private final GiftStore store;
    private final Delivered delivered;
    private final List<UnrankedSenders> unranked;
    private final Map<Long, UUID> holds = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, UUID> eldest) {
            return size() > HOLDS_REMEMBERED;
        }
    };

    GiftFeed(
            LiveFeed feed,
            Lives lives,
            Users users,
            GiftCatalogue catalogue,
            GiftStore store,
            Delivered delivered,
            @All List<UnrankedSenders> unranked) {
        this.feed = feed;
        this.lives = lives;
        this.users = users;
        this.catalogue = catalogue;
        this.store = store;
        this.delivered = delivered;
        this.unranked = unranked;
    }

    /** Begins to listen, before rooms open. */
    void listen(@Observes @Priority(1_000) StartupEvent event) {
        feed.subscribe(this::deliver);
    }

    private void deliver(FeedBatch batch) {
        try {
            handOver(batch);
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "Gifts of batch %d go to their rooms by way of the records: %s",
                    batch.sequence(), fault.getMessage());
            loseSight(batch);
        }
        delivered.reached(batch.sequence());
    }

    /** The rooms of a batch that could not be handed over read it from the records. */
    private void loseSight(FeedBatch batch) {
        for (AcceptedEntry entry : batch.entries()) {
            Show show = GiftEntry.isArrival(entry) ? lives.running(entry.reference1()) : null;
            if (show != null) {
                show.room().loseSight();
            }
        }
    }

    private void handOver(FeedBatch batch) {
        Map<Long, User> senders = senders(batch);
        for (AcceptedEntry entry : batch.entries()) {
            if (entry.code() == EventKind.BIG_GIFT_HELD.code()) {
                holds.put(entry.transfers().getFirst().credit().owner(), entry.id());
            } else if (GiftEntry.isArrival(entry)) {
                show(entry, batch, senders);
            }
        }
    }

    /** Reads the senders that are not in memory all at once. */
    private Map<Long, User> senders(FeedBatch batch) {
        Map<Long, User> known = new HashMap<>();
        Set<Long> missing = new HashSet<>();
        for (AcceptedEntry entry : batch.entries()) {
            if (GiftEntry.isArrival(entry) && lives.running(entry.reference1()) != null) {
                User user = users.cached(entry.reference3());
                if (user != null) {
                    known.put(user.number(), user);
                } else {
                    missing.add(entry.reference3());
                }
            }
        }
        if (!missing.isEmpty()) {
            known.putAll(users.all(missing));
        }
        return known;
    }

    private void show(AcceptedEntry entry, FeedBatch batch, Map<Long, User> senders) {
        Show show = lives.running(entry.reference1());
        if (show == null) {
            return;
        }
        GiftEntry gift = GiftEntry.of(entry);
        Optional<GiftItem> item = catalogue.byNumber(gift.gift());
        if (item.isEmpty()) {
            return;
        }
        UUID id = gift.hold() == 0 ? entry.id() : idOfHold(gift.hold()).orElse(entry.id());
        show.room()
                .offer(new RoomEvent.GiftShown(
                        batch.sequence(),
                        PublicId.of(PREFIX, id),
                        item.get().gift(),
                        gift.gift(),
                        item.get().size().text(),
                        item.get().combinable(),
                        gift.count(),
                        gift.coins(),
                        sender(gift, senders.get(gift.sender())),
                        batch.time().wallMillis(),
                        isRanked(gift)));
    }

    private boolean isRanked(GiftEntry gift) {
        return unranked.stream().noneMatch(each -> each.of(gift.creator()).contains(gift.sender()));
    }

    private Optional<UUID> idOfHold(long hold) {
        UUID id = holds.remove(hold);
        return id != null ? Optional.of(id) : store.idOfHold(hold);
    }

    private static Person sender(GiftEntry gift, @Nullable User user) {
        return gift.anonymous() || user == null
                ? Person.someone(gift.sender())
                : new Person(user.number(), user.id(), user.name(), user.avatarSeed());
    }
}
