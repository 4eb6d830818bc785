package io.ovation.server.live.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The open streaks of one room, settled here and nowhere else.
 *
 * <p>The rule: gifts below 99 coins of one sender and one kind join while no more than {@value #GAP_MILLIS} ms of journal
 * time pass between them. Every gift is counted in exactly one streak, a count never goes back, and every streak gets
 * exactly one terminal event: when the gap is over, when a later gift opens the next one, or when the room ends.
 *
 * <p>A streak is settled by the wall clock only {@value #GRACE_MILLIS} ms after its gap is over, so that a gift that was
 * accepted in time and is still on its way through the feed is not left out.
 *
 * <p>Not thread-safe: a room's tick owns it.
 */
public final class Streaks {
    /** Longest time between two gifts of a streak. */
    public static final long GAP_MILLIS = 3_000;

    /** How long the feed may take to bring a gift that was accepted in time. */
    public static final long GRACE_MILLIS = 750;

    private record Key(long sender, boolean anonymous, int gift) {}

    /** In the order of their last gift, oldest first, so that settling looks only at those that are due. */
    private final Map<Key, Streak> open = new LinkedHashMap<>();

    /**
     * Counts a gift.
     *
     * @param gift one that combines
     * @param settled receives the streak that this gift did not join any more, with its terminal count
     * @return the streak the gift is part of, with the count after it
     */
    public Streak add(RoomEvent.GiftShown gift, Consumer<Streak> settled) {
        if (!gift.combinable()) {
            throw new IllegalArgumentException("This gift does not combine: " + gift.gift());
        }
        Key key = new Key(gift.sender().number(), gift.sender().anonymous(), gift.giftNumber());
        Streak before = open.remove(key);
        if (before != null && gift.atMillis() - before.lastAtMillis() > GAP_MILLIS) {
            settled.accept(before.asSettled());
            before = null;
        }
        Streak after = before != null ? before.joined(gift) : first(gift);
        open.put(key, after);
        return after;
    }

    private static Streak first(RoomEvent.GiftShown gift) {
        return new Streak(
                gift.id(),
                gift.sender(),
                gift.gift(),
                gift.giftNumber(),
                gift.count(),
                gift.coins(),
                gift.atMillis(),
                gift.atMillis(),
                false);
    }

    /** Takes over a streak that was open when another process held the room. */
    public void resume(Streak streak) {
        open.put(new Key(streak.sender().number(), streak.sender().anonymous(), streak.giftNumber()), streak);
    }

    /**
     * Settles every streak that no gift can join any more.
     *
     * @param wallMillis now
     * @param settled receives each, with its terminal count
     */
    public void settleDue(long wallMillis, Consumer<Streak> settled) {
        Iterator<Streak> oldestFirst = open.values().iterator();
        while (oldestFirst.hasNext()) {
            Streak streak = oldestFirst.next();
            if (wallMillis - streak.lastAtMillis() <= GAP_MILLIS + GRACE_MILLIS) {
                return;
            }
            oldestFirst.remove();
            settled.accept(streak.asSettled());
        }
    }

    /** Settles all: the room ends. */
    public void settleAll(Consumer<Streak> settled) {
        Collection<Streak> all = new ArrayList<>(open.values());
        open.clear();
        all.forEach(streak -> settled.accept(streak.asSettled()));
    }

    /** The streaks that may still grow, the one with the oldest last gift first. */
    public List<Streak> open() {
        return List.copyOf(open.values());
    }

    /** True when nothing can become due. */
    public boolean isEmpty() {
        return open.isEmpty();
    }
}
