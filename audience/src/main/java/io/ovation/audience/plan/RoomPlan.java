package io.ovation.audience.plan;

import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.community.Phrases;
import io.ovation.audience.community.Phrases.Occasion;
import io.ovation.audience.community.Streams;
import io.ovation.audience.community.ViewerProfile;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Everything that happens in one room, in order of time and without end.
 *
 * <p>Viewers arrive as a Poisson process whose intensity follows the hour of the day; a visit's whole course is drawn when
 * it begins, from a stream of its own. The room starts with people in it: a full house arrives in the first seconds and one
 * of them gives at once. Holds only the visits under way.
 */
public final class RoomPlan implements Iterator<Action> {
    private static final long LONGEST_STAY_MILLIS = 30 * 60_000L;
    private static final long OPENING_MILLIS = 5_000;

    private final long seed;
    private final int room;
    private final CreatorProfile creator;
    private final List<ViewerProfile> fans;
    private final double rate;
    private final long startMillis;
    private final SplittableRandom arrivals;
    private final Set<Integer> present = new HashSet<>();
    private final PriorityQueue<Entry> pending = new PriorityQueue<>(
            Comparator.comparingLong((Entry entry) -> entry.action().atMillis()).thenComparingLong(Entry::order));
    private long order;
    private long visits;
    private long nextArrivalMillis;

    /** What a visit contributes to the first minute, so that nobody finds an idle room. */
    private enum Opening {
        NONE,
        STREAK,
        BIG_GIFT
    }

    private record Entry(Action action, long order) {}

    /**
     * @param seed equal arguments give equal plans
     * @param room position of the room, which the actions carry
     * @param fans who may come; positions in this list are the actions' viewers
     * @param rate multiplies how many people are there; 1 is the creator's mean
     * @param start the time the plan begins at, for the rhythm of the day
     */
    public RoomPlan(long seed, int room, CreatorProfile creator, List<ViewerProfile> fans, double rate, Instant start) {
        if (fans.isEmpty() || !(rate > 0)) {
            throw new IllegalArgumentException("A room needs fans and a rate above 0");
        }
        this.seed = seed;
        this.room = room;
        this.creator = creator;
        this.fans = List.copyOf(fans);
        this.rate = rate;
        this.startMillis = start.toEpochMilli();
        this.arrivals = Streams.of(seed, "arrivals", room);
        long opening = Math.max(1, Math.round(creator.meanViewers() * rate * rhythm(0)));
        for (int i = 0; i < Math.min(opening, fans.size()); i++) {
            Opening part = i == 0 ? Opening.STREAK : i == 1 ? Opening.BIG_GIFT : Opening.NONE;
            visit(50 + Streams.waiting(arrivals, OPENING_MILLIS / 4.0), part);
        }
        nextArrivalMillis = OPENING_MILLIS + nextGap(0);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Action next() {
        while (pending.isEmpty() || nextArrivalMillis <= pending.peek().action().atMillis()) {
            visit(nextArrivalMillis, Opening.NONE);
            nextArrivalMillis += nextGap(nextArrivalMillis);
        }
        Action action = pending.remove().action();
        if (action instanceof Action.Leave leave) {
            present.remove(leave.viewer());
        }
        return action;
    }

    private long nextGap(long atMillis) {
        return Streams.waiting(
                arrivals, creator.meanStaySeconds() * 1_000.0 / (creator.meanViewers() * rate * rhythm(atMillis)));
    }

    /** Between a half at the quietest hour and one and a half at the room's peak. */
    private double rhythm(long atMillis) {
        double hour = Math.floorMod(startMillis + atMillis, 86_400_000L) / 3_600_000.0;
        return 1 + 0.5 * StrictMath.cos((hour - creator.peakHourUtc()) / 24 * 2 * StrictMath.PI);
    }

    private void visit(long atMillis, Opening opening) {
        SplittableRandom random = Streams.of(seed, "visit", room, visits++);
        int viewer = random.nextInt(fans.size());
        for (int tries = 0; present.contains(viewer) && tries < fans.size(); tries++) {
            viewer = (viewer + 1) % fans.size();
        }
        if (!present.add(viewer)) {
            return;
        }
        ViewerProfile who = fans.get(viewer);
        long stay =
                Math.clamp(Streams.waiting(random, creator.meanStaySeconds() * 1_000.0), 25_000, LONGEST_STAY_MILLIS);
        stay = opening == Opening.NONE ? stay : Math.max(stay, 120_000);
        long leave = atMillis + stay;
        add(new Action.Join(atMillis, room, viewer));
        if (who.dailyCapCoins() > 0 && random.nextInt(4) == 0) {
            add(new Action.SetCap(atMillis + 800, room, viewer, who.dailyCapCoins()));
        }
        comments(atMillis, leave, viewer, who, random);
        likes(atMillis, leave, viewer, random);
        gifts(atMillis, leave, viewer, who, random, opening);
        add(new Action.Leave(leave, room, viewer));
    }

    private void comments(long from, long leave, int viewer, ViewerProfile who, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            say(from + 1_500 + Streams.waiting(random, 6_000), leave, viewer, who, Occasion.HELLO, random);
        }
        long at = from + Streams.waiting(random, who.chattiness() * 1_000);
        while (at < leave) {
            say(at, leave, viewer, who, Occasion.CHAT, random);
            at += 4_000 + Streams.waiting(random, who.chattiness() * 1_000);
        }
        if (random.nextInt(9) == 0) {
            say(leave - 2_500, leave, viewer, who, Occasion.BYE, random);
        }
    }

    private void say(long at, long leave, int viewer, ViewerProfile who, Occasion occasion, SplittableRandom random) {
        String text = Phrases.phrase(who.language(), occasion, creator.theme(), creator.firstName(), random);
        if (at < leave) {
            add(new Action.Comment(at, room, viewer, text));
        }
    }

    private void likes(long from, long leave, int viewer, SplittableRandom random) {
        long at = from + Streams.waiting(random, 40_000);
        while (at < leave) {
            int bursts = 1 + random.nextInt(4);
            for (int i = 0; i < bursts && at < leave; i++) {
                add(new Action.Like(at, room, viewer, 1 + random.nextInt(9)));
                at += 400 + Streams.waiting(random, 500);
            }
            at += 10_000 + Streams.waiting(random, 70_000);
        }
    }

    private void gifts(long from, long leave, int viewer, ViewerProfile who, SplittableRandom random, Opening opening) {
        boolean gives = random.nextDouble() < 0.34 * Math.min(2, creator.generosity());
        double mood = Streams.pareto(random, 0.5, 1.6, 8);
        boolean anonymous = random.nextInt(25) == 0;
        boolean celebrates = random.nextInt(25) == 0;
        double budget = Math.min(60_000, who.purse() * mood * creator.generosity());
        if (celebrates || opening == Opening.BIG_GIFT) {
            budget = Math.max(budget, 1_000 + random.nextInt(4_000));
        }
        long at = from + 5_000 + Streams.waiting(random, 50_000);
        switch (opening) {
            case STREAK -> {
                budget = 12 + random.nextInt(20);
                at = from + 2_000 + room * 1_700L;
            }
            case BIG_GIFT -> at = from + 22_000 + room * 11_000L;
            case NONE -> {
                if (!gives) {
                    return;
                }
            }
        }
        for (GiftTaste.Step step : GiftTaste.steps(budget, random)) {
            at += step.afterMillis();
            if (at >= leave) {
                return;
            }
            add(new Action.Gift(at, room, viewer, step.gift(), step.count(), anonymous && opening == Opening.NONE));
        }
        if (random.nextInt(5) == 0) {
            say(at + 3_000, leave, viewer, who, Occasion.THANKS, random);
        }
    }

    private void add(Action action) {
        pending.add(new Entry(action, order++));
    }
}
