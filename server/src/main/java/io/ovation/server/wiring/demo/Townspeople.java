package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.community.Streams;
import io.ovation.audience.community.ViewerProfile;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.RechargeStatus;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.identity.User;
import io.ovation.server.identity.UserDescription;
import io.ovation.server.identity.Users;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The demo's people on the server: who they are, and what is in their purses. Used by one thread; works on several. */
final class Townspeople implements AutoCloseable {
    private static final long[] PACKS = {330, 1_050, 2_200, 5_500, 11_000};
    private static final int THREADS = 12;

    private final Users users;
    private final Recharges recharges;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory());
    private final List<User> creators = new ArrayList<>();
    private final Map<String, User> viewers = new HashMap<>();
    private final Map<String, Long> purses = new HashMap<>();
    private final SplittableRandom random = Streams.of(Community.DEMO_SEED, "townspeople");
    private int bought;

    Townspeople(Users users, Recharges recharges) {
        this.users = users;
        this.recharges = recharges;
    }

    /** Moves everybody in; the personas are there already. */
    void moveIn(List<ViewerProfile> fans) {
        for (CreatorProfile creator : Community.creators()) {
            creators.add(
                    creator.externalId().equals(Community.JUNO)
                            ? users.byExternalId(Community.JUNO)
                            : users.describe(creator.externalId(), description(creator)));
        }
        viewers.put(Community.MIA, users.byExternalId(Community.MIA));
        all(fans.stream()
                        .map(fan -> (Callable<User>) () -> users.describe(fan.externalId(), description(fan)))
                        .toList())
                .forEach(user -> viewers.put(user.externalId(), user));
    }

    private static UserDescription description(CreatorProfile creator) {
        return new UserDescription(
                creator.name(),
                creator.handle(),
                creator.handle(),
                creator.market(),
                creator.birthDate(),
                creator.followers(),
                null);
    }

    private static UserDescription description(ViewerProfile fan) {
        return new UserDescription(fan.name(), fan.handle(), fan.handle(), fan.market(), fan.birthDate(), 0, null);
    }

    User creator(int position) {
        return creators.get(position);
    }

    List<User> creators() {
        return creators;
    }

    User viewer(String externalId) {
        User user = viewers.get(externalId);
        if (user == null) {
            throw new IllegalStateException("Nobody in the demo is called " + externalId);
        }
        return user;
    }

    /** How many recharges succeeded. */
    int bought() {
        return bought;
    }

    /** Sees to it that everybody has what they are going to spend, and takes it from their purses. */
    void provide(Map<String, Long> spending) {
        List<Callable<Recharge>> shopping = new ArrayList<>();
        spending.forEach((externalId, coins) -> {
            long has = purses.getOrDefault(externalId, 0L);
            if (has < coins) {
                long buys = externalId.equals(Community.MIA) ? pack(coins - has) : pack(4 * (coins - has));
                Channel channel = random.nextInt(3) == 0 ? Channel.APP : Channel.WEB;
                shopping.add(() -> buy(viewer(externalId), buys, channel, "card_success"));
                has += buys;
            }
            purses.put(externalId, has - coins);
        });
        for (Recharge recharge : all(shopping)) {
            if (recharge.status() != RechargeStatus.SUCCEEDED) {
                throw new IllegalStateException("A recharge of the demo is " + recharge.status());
            }
            bought++;
        }
    }

    private long pack(long coins) {
        for (long pack : PACKS) {
            if (pack >= coins) {
                return pack;
            }
        }
        return coins;
    }

    /** A recharge with a sandbox card; coins beyond what {@link #provide} knows of stay in the wallet. */
    Recharge buy(User user, long coins, Channel channel, String card) {
        return recharges.recharge(user, coins, channel, card, IdempotencyKey.fresh());
    }

    private <T> List<T> all(List<Callable<T>> work) {
        List<T> done = new ArrayList<>();
        try {
            for (Future<T> each : threads.invokeAll(work)) {
                done.add(each.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Planting the demo was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Planting the demo failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
