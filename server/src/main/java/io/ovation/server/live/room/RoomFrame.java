package io.ovation.server.live.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a room since the frame before: collected during a tick, written once, then forgotten.
 *
 * <p>A frame stays small however much happens: gifts of one streak that fall into the same frame are folded into one
 * line, and of what is still too much the smallest gifts are only counted. Nothing of it is lost: totals, top list and
 * streak counts contain every gift.
 */
final class RoomFrame {
    /** A line of the frame: one gift, or several of one streak. */
    record GiftLine(
            RoomEvent.GiftShown gift,
            int count,
            long coins,
            @Nullable Streak streak) {
        GiftLine plus(RoomEvent.GiftShown later, Streak streakThen) {
            return new GiftLine(later, count + later.count(), coins + later.coins(), streakThen);
        }
    }

    private final RoomLimits limits;
    private final List<GiftLine> single = new ArrayList<>();
    private final Map<String, GiftLine> ofStreaks = new LinkedHashMap<>();
    private final List<RoomEvent.CommentPosted> comments = new ArrayList<>();
    private final List<RoomEvent.TipShown> tips = new ArrayList<>();
    private final List<Long> removedAuthors = new ArrayList<>();
    private List<Streak> settled = List.of();
    private boolean likesChanged;
    private boolean viewersChanged;
    private boolean ended;
    private @Nullable List<TopListView> top;

    /** A place of the top list, with its number. */
    record TopListView(Person user, long coins, int rank) {}

    RoomFrame(RoomLimits limits) {
        this.limits = limits;
    }

    void gift(RoomEvent.GiftShown gift, @Nullable Streak streak) {
        if (streak == null) {
            single.add(new GiftLine(gift, gift.count(), gift.coins(), null));
            return;
        }
        GiftLine line = ofStreaks.get(streak.id());
        ofStreaks.put(
                streak.id(),
                line == null ? new GiftLine(gift, gift.count(), gift.coins(), streak) : line.plus(gift, streak));
    }

    void comment(RoomEvent.CommentPosted comment) {
        if (comments.size() == limits.commentsPerFrame()) {
            comments.removeFirst();
        }
        comments.add(comment);
    }

    /** Of more than fit, the oldest are left out. */
    void tip(RoomEvent.TipShown tip) {
        if (tips.size() == limits.giftsPerFrame()) {
            tips.removeFirst();
        }
        tips.add(tip);
    }

    void commentsRemoved(long author) {
        comments.removeIf(comment -> comment.author().number() == author);
        removedAuthors.add(author);
    }

    void likesChanged() {
        likesChanged = true;
    }

    void viewersChanged() {
        viewersChanged = true;
    }

    void settled(List<Streak> streaks) {
        settled = streaks;
    }

    void top(List<TopListView> places) {
        top = places;
    }

    void ended() {
        ended = true;
    }

    boolean isEmpty() {
        return single.isEmpty()
                && ofStreaks.isEmpty()
                && comments.isEmpty()
                && tips.isEmpty()
                && removedAuthors.isEmpty()
                && settled.isEmpty()
                && !likesChanged
                && !viewersChanged
                && !ended
                && top == null;
    }

    /** The lines to be listed: all, or the biggest, in the order in which they happened. */
    List<GiftLine> listed() {
        List<GiftLine> lines = lines();
        if (lines.size() <= limits.giftsPerFrame()) {
            return lines;
        }
        List<GiftLine> biggest = new ArrayList<>(lines);
        biggest.sort(Comparator.comparingLong(GiftLine::coins).reversed());
        List<GiftLine> kept = new ArrayList<>(biggest.subList(0, limits.giftsPerFrame()));
        kept.sort(Comparator.comparingLong(line -> line.gift().sequence()));
        return kept;
    }

    /** Gifts that {@link #listed()} leaves out. */
    long unlistedGifts() {
        return countOf(lines()) - countOf(listed());
    }

    /** Coins of the gifts that {@link #listed()} leaves out. */
    long unlistedCoins() {
        return coinsOf(lines()) - coinsOf(listed());
    }

    /** Terminal events first, then the rising counts of the biggest streaks. */
    List<Streak> streaks() {
        List<Streak> all = new ArrayList<>(settled);
        Set<String> terminal = settled.stream().map(Streak::id).collect(Collectors.toSet());
        ofStreaks.values().stream()
                .map(GiftLine::streak)
                .filter(streak -> streak != null && !terminal.contains(streak.id()))
                .sorted(Comparator.comparingLong((Streak streak) -> streak.coins())
                        .reversed())
                .limit(Math.max(0, limits.streaksPerFrame() - all.size()))
                .forEach(all::add);
        return all;
    }

    List<RoomEvent.CommentPosted> comments() {
        return comments;
    }

    List<RoomEvent.TipShown> tips() {
        return tips;
    }

    List<Long> removedAuthors() {
        return removedAuthors;
    }

    @Nullable
    List<TopListView> top() {
        return top;
    }

    boolean isEnded() {
        return ended;
    }

    private List<GiftLine> lines() {
        List<GiftLine> lines = new ArrayList<>(single.size() + ofStreaks.size());
        lines.addAll(single);
        lines.addAll(ofStreaks.values());
        return lines;
    }

    private static long countOf(List<GiftLine> lines) {
        return lines.stream().mapToLong(GiftLine::count).sum();
    }

    private static long coinsOf(List<GiftLine> lines) {
        return lines.stream().mapToLong(GiftLine::coins).sum();
    }
}
