package io.ovation.server.gift;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.GiftRecords;
import io.ovation.server.live.UnrankedSenders;
import io.ovation.server.live.room.Person;
import io.ovation.server.live.room.RoomPast;
import io.ovation.server.live.room.Streak;
import io.ovation.server.live.room.Streaks;
import io.ovation.server.live.room.TopList;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What rooms and lists take from the gift projection. */
@ApplicationScoped
class GiftRecordsOfTheBooks implements GiftRecords {
    private static final Executor VIRTUAL = Thread::startVirtualThread;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 5;

    private final GiftStore store;
    private final Users users;
    private final GiftCatalogue catalogue;
    private final Bookkeeper money;
    private final Delivered delivered;
    private final List<UnrankedSenders> unranked;

    GiftRecordsOfTheBooks(
            GiftStore store,
            Users users,
            GiftCatalogue catalogue,
            Bookkeeper money,
            Delivered delivered,
            @All List<UnrankedSenders> unranked) {
        this.store = store;
        this.users = users;
        this.catalogue = catalogue;
        this.money = money;
        this.delivered = delivered;
        this.unranked = unranked;
    }

    @Override
    public CompletionStage<RoomPast> past(long live) {
        Bookkeeper.Position position = money.position();
        long sequence = Math.max(position.sequence(), delivered.sequence());
        return CompletableFuture.supplyAsync(
                () -> {
                    waitForProjection(sequence);
                    long mayBeOpen = position.wall().toEpochMilli() - Streaks.GAP_MILLIS - Streaks.GRACE_MILLIS;
                    return past(store.totals(live, mayBeOpen), unranked(live));
                },
                VIRTUAL);
    }

    @Override
    public long delivered() {
        return delivered.sequence();
    }

    @Override
    public Map<Long, Long> coins(Collection<Long> lives) {
        return store.coins(lives);
    }

    @Override
    public List<TopList.Supporter> top(long live, int places) {
        List<GiftStore.Supporter> top = store.top(live, places, unranked(live));
        Map<Long, User> known =
                users.all(top.stream().map(GiftStore.Supporter::sender).toList());
        return top.stream()
                .map(each -> new TopList.Supporter(
                        person(each.sender(), each.anonymous(), known.get(each.sender())), each.coins()))
                .toList();
    }

    /** Whose gifts in a show do not count for ranks. */
    private Set<Long> unranked(long live) {
        long creator = unranked.isEmpty() ? 0 : store.creator(live);
        Set<Long> left = new HashSet<>();
        if (creator != 0) {
            unranked.forEach(each -> left.addAll(each.of(creator)));
        }
        return left;
    }

    private RoomPast past(GiftStore.Totals totals, Set<Long> left) {
        Set<Long> senders = new HashSet<>();
        totals.supporters().forEach(supporter -> senders.add(supporter.sender()));
        totals.streaks().forEach(streak -> senders.add(streak.sender()));
        Map<Long, User> known = users.all(senders);
        return new RoomPast(
                totals.sequence(),
                totals.gifts(),
                totals.coins(),
                totals.supporters().stream()
                        .filter(each -> !left.contains(each.sender()))
                        .map(each -> new TopList.Supporter(
                                person(each.sender(), each.anonymous(), known.get(each.sender())), each.coins()))
                        .toList(),
                totals.streaks().stream()
                        .map(each -> streak(each, known.get(each.sender())))
                        .toList());
    }

    private Streak streak(GiftStore.StreakRow row, @Nullable User sender) {
        return new Streak(
                PublicId.of(GiftFeed.PREFIX, row.id()),
                person(row.sender(), row.anonymous(), sender),
                catalogue.byNumber(row.gift()).map(GiftItem::gift).orElse(""),
                row.gift(),
                row.count(),
                row.coins(),
                row.firstAt(),
                row.lastAt(),
                false);
    }

    private static Person person(long number, boolean anonymous, @Nullable User user) {
        return anonymous || user == null
                ? Person.someone(number)
                : new Person(number, user.id(), user.name(), user.avatarSeed());
    }

    private void waitForProjection(long sequence) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (money.projected(GiftProjection.NAME) < sequence) {
            if (System.nanoTime() > end) {
                throw Problem.of(ProblemCode.BUSY).detail("The gift projection is behind");
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw Problem.of(ProblemCode.BUSY);
            }
        }
    }
}
