package io.ovation.server.live.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One room on this server: takes what happens, and every tick tells all its viewers in one frame.
 *
 * <p>Events and viewers come from any thread through bounded queues and are never waited for; everything else happens in
 * {@link #tick}, which one thread at a time calls. A room that falls behind refuses comments and likes first. Should even
 * gifts find no place, the room notes that it lost sight of the feed and asks for its past again ({@link #needsPast}):
 * the records, not the room, are the truth.
 */
public final class Room {
    private static final long SETTLED_TOLD_MILLIS = 30_000;

    private record Joining(RoomViewer viewer, long after) {}

    private record SentFrame(long sequence, byte[] bytes) {}

    private final long live;
    private final RoomHead head;
    private final FrameEncoder encoder;
    private final RoomLimits limits;
    private final RoomAudience audience = new RoomAudience();

    private final Queue<RoomEvent> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Joining> joining = new ConcurrentLinkedQueue<>();
    private final AtomicLong losses = new AtomicLong(1);
    private volatile long lossesCleared;
    private volatile long lossesMadeGood;
    private volatile @Nullable RoomPast past;
    private volatile boolean unfinished = true;
    private volatile boolean ending;
    private volatile boolean over;
    private volatile RoomTotals totals = RoomTotals.NONE;
    private volatile List<TopList.Supporter> top = List.of();

    /* Owned by the tick. */
    private Streaks streaks = new Streaks();
    private TopList topList = new TopList();
    private RecentCoins recent = new RecentCoins();
    private final Deque<RoomEvent.CommentPosted> comments = new ArrayDeque<>();
    private final Deque<SentFrame> sent = new ArrayDeque<>();
    private final Deque<Streak> terminal = new ArrayDeque<>();
    private final Deque<Streak> settledLately = new ArrayDeque<>();
    private long sequence;
    private long seen;
    private long likes;
    private long coins;
    private long rankedCoins;
    private long gifts;

    /**
     * A room that waits for its past.
     *
     * @param live number of the show
     * @param head what snapshots say about the show
     * @param encoder writes frames
     * @param limits bounds
     * @param likes so far
     * @param openedAtMillis wall time; frames are numbered from here, so that numbers rise over a restart
     */
    public Room(long live, RoomHead head, FrameEncoder encoder, RoomLimits limits, long likes, long openedAtMillis) {
        this.live = live;
        this.head = head;
        this.encoder = encoder;
        this.limits = limits;
        this.likes = likes;
        this.sequence = openedAtMillis;
        this.totals = new RoomTotals(0, likes, 0, 0, 0);
    }

    /** Number of the show. */
    public long live() {
        return live;
    }

    /**
     * Takes something that happened. Any thread, never waits.
     *
     * @return false when the room is too busy to take it; a gift is then shown by its totals only
     */
    public boolean offer(RoomEvent event) {
        boolean gift = event instanceof RoomEvent.GiftShown;
        int room = gift || event instanceof RoomEvent.TipShown ? limits.inboxEvents() : limits.inboxEvents() / 2;
        if (over || waiting.get() >= room) {
            if (gift) {
                losses.incrementAndGet();
            }
            return false;
        }
        waiting.incrementAndGet();
        inbox.add(event);
        return true;
    }

    /**
     * Lets a viewer in, or back after it fell behind: it gets what it needs at the next tick. On the viewer's loop.
     *
     * @param after sequence of the last frame the viewer has, or a negative number for none
     */
    public void join(RoomViewer viewer, long after) {
        audience.add(viewer);
        joining.add(new Joining(viewer, after));
        if (over) {
            viewer.loop().execute(viewer::ended);
        }
    }

    /** Numbers of the users who watch here signed in, each once. Any thread. */
    public Set<Long> users() {
        return audience.users();
    }

    /** Forgets a viewer. On the viewer's loop. */
    public void leave(RoomViewer viewer) {
        audience.remove(viewer);
    }

    /** Ends the room once what has been offered before is shown. Any thread. */
    public void end() {
        ending = true;
    }

    /** Says that gifts may have been missed: the room asks for its past. Any thread. */
    public void loseSight() {
        losses.incrementAndGet();
    }

    /** How many look on through this server. Any thread. */
    public int viewers() {
        return audience.size();
    }

    /** Sends all viewers away, because this server stops; the show goes on. Any thread. */
    public void sendAway() {
        audience.broadcast(RoomViewer::away);
    }

    /**
     * What the room has to be given its past for: at its opening, and after it lost gifts. Whoever reads this asks the
     * records only afterwards, and for a sequence that the feed had reached by then.
     *
     * @return a number for {@link #remember}, or 0 when the room knows all
     */
    public long needsPast() {
        long lost = losses.get();
        return lost != lossesMadeGood && lost == lossesCleared && past == null && !over ? lost : 0;
    }

    /**
     * Gives the room its past; gifts that the past contains are not counted again. Any thread.
     *
     * @param need as {@link #needsPast} gave it before the past was read
     */
    public void remember(long need, RoomPast past) {
        this.past = past;
        lossesMadeGood = need;
    }

    /** The numbers after the last tick. Any thread. */
    public RoomTotals totals() {
        return totals;
    }

    /** The top list after the last tick, highest first. Any thread. */
    public List<TopList.Supporter> top() {
        return top;
    }

    /** True when the last frame was sent. */
    public boolean isOver() {
        return over;
    }

    /** True when a tick would do something. Any thread; a wrong answer costs at most one tick of delay. */
    public boolean isAwake() {
        return waiting.get() > 0
                || !joining.isEmpty()
                || past != null
                || losses.get() != lossesMadeGood
                || ending
                || unfinished
                || audience.size() != totals.viewers();
    }

    /**
     * Takes what has happened, tells the viewers, lets new ones in. One thread at a time.
     *
     * @param wallMillis now
     */
    public void tick(long wallMillis) {
        if (over) {
            turnAwayLateComers(wallMillis);
            return;
        }
        boolean remembered = takeOverPast();
        if (!seesAll()) {
            return;
        }
        RoomFrame frame = new RoomFrame(limits);
        takeEvents(frame);
        streaks.settleDue(wallMillis, terminal::add);
        boolean last = ending && inbox.isEmpty();
        if (last) {
            streaks.settleAll(terminal::add);
            frame.ended();
        }
        frame.settled(dueTerminals(last));
        if (topList.takeChanged()) {
            top = topList.places();
            frame.top(places());
        }
        int viewers = audience.size();
        if (viewers != totals.viewers()) {
            frame.viewersChanged();
        }
        totals = new RoomTotals(viewers, likes, coins, gifts, recent.sum(wallMillis), rankedCoins);
        if (!frame.isEmpty()) {
            tell(frame, wallMillis);
        }
        if (remembered) {
            byte[] snapshot = snapshot(wallMillis);
            audience.broadcast(viewer -> viewer.frame(snapshot));
        }
        admit(wallMillis);
        if (last) {
            over = true;
            audience.broadcast(RoomViewer::ended);
        }
        unfinished = !streaks.isEmpty() || !terminal.isEmpty() || totals.recentCoins() > 0;
    }

    /**
     * False while gifts are missing. What still waits is then forgotten once: the past that is asked for afterwards
     * contains it.
     */
    private boolean seesAll() {
        long lost = losses.get();
        if (lost == lossesMadeGood) {
            return true;
        }
        if (lost != lossesCleared) {
            for (RoomEvent event = inbox.poll(); event != null; event = inbox.poll()) {
                waiting.decrementAndGet();
            }
            lossesCleared = lost;
        }
        return false;
    }

    private void takeEvents(RoomFrame frame) {
        for (int taken = 0; taken < limits.eventsPerTick(); taken++) {
            RoomEvent event = inbox.poll();
            if (event == null) {
                return;
            }
            waiting.decrementAndGet();
            switch (event) {
                case RoomEvent.GiftShown gift -> gift(gift, frame);
                case RoomEvent.CommentPosted comment -> comment(comment, frame);
                case RoomEvent.TipShown tip -> frame.tip(tip);
                case RoomEvent.Liked liked -> {
                    likes += liked.count();
                    frame.likesChanged();
                }
                case RoomEvent.CommentsRemoved removed -> {
                    comments.removeIf(comment -> comment.author().number() == removed.author());
                    frame.commentsRemoved(removed.author());
                }
            }
        }
    }

    private void gift(RoomEvent.GiftShown gift, RoomFrame frame) {
        if (gift.sequence() <= seen) {
            return;
        }
        coins += gift.coins();
        gifts += gift.count();
        if (gift.ranked()) {
            rankedCoins += gift.coins();
            recent.add(gift.atMillis(), gift.coins());
            topList.add(gift.sender(), gift.coins());
        }
        frame.gift(gift, gift.combinable() ? streaks.add(gift, terminal::add) : null);
    }

    private void comment(RoomEvent.CommentPosted comment, RoomFrame frame) {
        if (comments.size() == limits.commentsKept()) {
            comments.removeFirst();
        }
        comments.addLast(comment);
        frame.comment(comment);
    }

    private List<Streak> dueTerminals(boolean all) {
        List<Streak> due = new ArrayList<>();
        while (!terminal.isEmpty() && (all || due.size() < limits.streaksPerFrame())) {
            Streak streak = terminal.removeFirst();
            due.add(streak);
            settledLately.addLast(streak);
            if (settledLately.size() > limits.streaksPerFrame()) {
                settledLately.removeFirst();
            }
        }
        return due;
    }

    /**
     * Starts again from the records. Streaks that were open here and are over there get their one terminal event; those
     * that are open in both go on with the higher count.
     */
    private boolean takeOverPast() {
        RoomPast given = past;
        if (given == null) {
            return false;
        }
        past = null;
        seen = given.sequence();
        coins = given.coins();
        gifts = given.gifts();
        topList = new TopList();
        given.supporters().forEach(supporter -> topList.add(supporter.person(), supporter.coins()));
        rankedCoins =
                given.supporters().stream().mapToLong(TopList.Supporter::coins).sum();
        Streaks before = streaks;
        streaks = new Streaks();
        Set<String> known = new HashSet<>();
        for (Streak streak : given.streaks()) {
            streaks.resume(streak);
            known.add(streak.id());
        }
        for (Streak streak : before.open()) {
            if (!known.contains(streak.id())) {
                terminal.add(streak.asSettled());
            }
        }
        sequence++;
        sent.clear();
        return true;
    }

    private void tell(RoomFrame frame, long wallMillis) {
        sequence++;
        byte[] bytes = encoder.frame(frame, sequence, wallMillis, totals);
        sent.addLast(new SentFrame(sequence, bytes));
        if (sent.size() > limits.framesKept()) {
            sent.removeFirst();
        }
        audience.broadcast(viewer -> viewer.frame(bytes));
    }

    private void admit(long wallMillis) {
        byte[] snapshot = null;
        for (Joining next = joining.poll(); next != null; next = joining.poll()) {
            RoomViewer viewer = next.viewer();
            List<byte[]> missed = missedSince(next.after());
            if (missed.isEmpty()) {
                snapshot = snapshot == null ? snapshot(wallMillis) : snapshot;
                byte[] bytes = snapshot;
                viewer.loop().execute(() -> viewer.fresh(bytes));
            } else {
                viewer.loop().execute(() -> missed.forEach(viewer::fresh));
            }
        }
    }

    /** The frames after the given one, when this room still has all of them and there are any. */
    private List<byte[]> missedSince(long after) {
        if (after < 0 || sent.isEmpty() || after + 1 < sent.getFirst().sequence() || after >= sequence) {
            return List.of();
        }
        return sent.stream()
                .filter(frame -> frame.sequence() > after)
                .map(SentFrame::bytes)
                .toList();
    }

    /** Streaks that ended lately are in it with their final count: nobody who was behind misses one. */
    private byte[] snapshot(long wallMillis) {
        List<Streak> told = new ArrayList<>(settledLately);
        told.removeIf(streak -> wallMillis - streak.lastAtMillis() > SETTLED_TOLD_MILLIS);
        told.addAll(streaks.open());
        return encoder.snapshot(head.view(totals), sequence, wallMillis, totals, places(), comments, told, over);
    }

    private List<RoomFrame.TopListView> places() {
        List<TopList.Supporter> supporters = topList.places();
        List<RoomFrame.TopListView> places = new ArrayList<>(supporters.size());
        for (int place = 0; place < supporters.size(); place++) {
            TopList.Supporter supporter = supporters.get(place);
            places.add(new RoomFrame.TopListView(supporter.person(), supporter.coins(), place + 1));
        }
        return places;
    }

    private void turnAwayLateComers(long wallMillis) {
        for (Joining next = joining.poll(); next != null; next = joining.poll()) {
            RoomViewer viewer = next.viewer();
            byte[] snapshot = snapshot(wallMillis);
            viewer.loop().execute(() -> {
                viewer.fresh(snapshot);
                viewer.ended();
            });
        }
    }
}
