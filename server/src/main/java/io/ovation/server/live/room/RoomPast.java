package io.ovation.server.live.room;

import java.util.List;

/**
 * What a room takes over from the records when it opens, or after it lost sight of the feed.
 *
 * @param sequence of the journal batch up to which this counts; gifts of later batches come through the feed
 * @param gifts how many gifts were shown
 * @param coins their coins
 * @param supporters everybody whose gifts count for ranks, in the order in which they reached their totals
 * @param streaks those whose last gift is recent enough that nobody has been told their end, oldest last gift first
 */
public record RoomPast(
        long sequence, long gifts, long coins, List<TopList.Supporter> supporters, List<Streak> streaks) {
    /** A show that has just begun. */
    public static final RoomPast NONE = new RoomPast(0, 0, 0, List.of(), List.of());
}
