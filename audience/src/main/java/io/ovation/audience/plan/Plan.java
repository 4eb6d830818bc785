package io.ovation.audience.plan;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.community.ViewerProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** All rooms' plans merged in order of time. */
public final class Plan implements Iterator<Action> {
    private final List<CreatorProfile> creators;
    private final List<List<ViewerProfile>> fans = new ArrayList<>();
    private final List<RoomPlan> rooms = new ArrayList<>();
    private final PriorityQueue<Action> heads =
            new PriorityQueue<>(Comparator.comparingLong(Action::atMillis).thenComparingInt(Action::room));

    /**
     * @param seed equal arguments give equal plans
     * @param creators the rooms
     * @param viewers how many people there are in all, spread over the rooms by their size
     * @param rate multiplies how many of them are there at a time
     * @param start the time the plan begins at
     */
    public Plan(long seed, List<CreatorProfile> creators, int viewers, double rate, Instant start) {
        this.creators = List.copyOf(creators);
        double all = creators.stream().mapToDouble(CreatorProfile::meanViewers).sum();
        for (int room = 0; room < creators.size(); room++) {
            CreatorProfile creator = creators.get(room);
            int count = Math.clamp(Math.round(viewers * creator.meanViewers() / all), 1, 99_999);
            fans.add(Community.fans(seed, room, creator, count));
            RoomPlan plan = new RoomPlan(seed, room, creator, fans.get(room), rate, start);
            rooms.add(plan);
            heads.add(plan.next());
        }
    }

    /** The rooms' creators; an action's room is a position in it. */
    public List<CreatorProfile> creators() {
        return creators;
    }

    /** The viewer an action is about. */
    public ViewerProfile viewer(Action action) {
        return fans.get(action.room()).get(action.viewer());
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Action next() {
        Action action = heads.remove();
        heads.add(rooms.get(action.room()).next());
        return action;
    }

    /** SHA-256 over the lines of the next actions up to {@code untilMillis}; consumes them. */
    public String digest(long untilMillis) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Action action = next(); action.atMillis() <= untilMillis; action = next()) {
                digest.update((action.line() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
