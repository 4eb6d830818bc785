package io.ovation.server.live.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gave most in a show.
 *
 * <p>Who has more coins stands higher; of two with the same, the one who got there first. Totals only grow, so adding a
 * gift costs a few comparisons however many people gave.
 *
 * <p>Not thread-safe: a room's tick owns it.
 */
public final class TopList {
    /** How many places are shown. */
    public static final int PLACES = 10;

    /** One place of the list: who, and with how many coins. */
    public record Supporter(Person person, long coins) {}

    private record Key(long number, boolean anonymous) {}

    private static final class Total {
        private final Person person;
        private long coins;
        private long since;

        private Total(Person person) {
            this.person = person;
        }

        private boolean isAbove(Total other) {
            return coins != other.coins ? coins > other.coins : since < other.since;
        }
    }

    private final Map<Key, Total> totals = new HashMap<>();
    private final List<Total> top = new ArrayList<>(PLACES + 1);
    private long changes;
    private boolean changed;

    /** Counts coins that somebody gave. Who gives anonymously has a place of their own that does not name them. */
    public void add(Person person, long coins) {
        Total total = totals.computeIfAbsent(new Key(person.number(), person.anonymous()), key -> new Total(person));
        total.coins += coins;
        total.since = ++changes;
        int place = top.indexOf(total);
        if (place < 0) {
            if (top.size() == PLACES && !total.isAbove(top.getLast())) {
                return;
            }
            top.add(total);
            place = top.size() - 1;
        }
        while (place > 0 && total.isAbove(top.get(place - 1))) {
            Collections.swap(top, place, --place);
        }
        if (top.size() > PLACES) {
            top.removeLast();
        }
        changed = true;
    }

    /** The places, highest first. */
    public List<Supporter> places() {
        return top.stream()
                .map(total -> new Supporter(total.person, total.coins))
                .toList();
    }

    /** True once after the places or their coins changed. */
    public boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** How many different supporters gave. */
    public int supporters() {
        return totals.size();
    }
}
