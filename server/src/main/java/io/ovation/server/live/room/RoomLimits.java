package io.ovation.server.live.room;

/**
 * What bounds a room, so that no room costs more than its share.
 *
 * @param inboxEvents events that may wait for the next tick; comments and likes are refused at half of it
 * @param eventsPerTick events one tick takes; the rest waits for the next
 * @param giftsPerFrame gifts a frame lists one by one; the smallest beyond it are only counted
 * @param commentsPerFrame comments a frame carries; the oldest beyond it are left out
 * @param streaksPerFrame streaks a frame carries; terminal events beyond it wait for the next, rising counts are left out
 * @param commentsKept comments a snapshot carries
 * @param framesKept frames from which a viewer that was away shortly can go on
 */
public record RoomLimits(
        int inboxEvents,
        int eventsPerTick,
        int giftsPerFrame,
        int commentsPerFrame,
        int streaksPerFrame,
        int commentsKept,
        int framesKept) {
    /** What is shipped. */
    public static final RoomLimits DEFAULT = new RoomLimits(50_000, 10_000, 60, 30, 100, 50, 50);
}
