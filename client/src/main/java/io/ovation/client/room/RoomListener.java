package io.ovation.client.room;

import io.ovation.client.problem.OvationException;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens in a room, one call after the other, on a thread of the client that must not be blocked: nothing more is
 * read from the room meanwhile. A listener that throws is told of no less; the fault is logged.
 */
public interface RoomListener {
    /** Everything that is needed to draw the room: on joining, and when something was missed. Replaces what was known. */
    default void snapshot(RoomView snapshot) {}

    /** What changed since the message before. */
    default void frame(RoomView frame) {}

    /** The connection broke; it is being opened again. Gifts that were under way are repeated, with the same ids. */
    default void interrupted() {}

    /** The room is over for this client: the show ended (null), it was closed, or it cannot be entered. Told once. */
    default void over(@Nullable OvationException reason) {}
}
