package io.ovation.server.live;

import io.ovation.server.identity.User;
import io.ovation.server.live.room.Room;

/**
 * A running show on this server.
 *
 * @param live what it is
 * @param gate lets gifts in until the show ends
 * @param room tells the viewers
 */
public record Show(Live live, RoomGate gate, Room room) {
    /** Whether this user is on stage. */
    public boolean isOf(User user) {
        return live.creator() == user.number();
    }
}
