package io.ovation.server.live.room;

/** What a snapshot says about the show itself. Any thread. */
@FunctionalInterface
public interface RoomHead {
    /** Whatever stands under {@code live} in a snapshot, ready to be written as JSON. */
    Object view(RoomTotals totals);
}
