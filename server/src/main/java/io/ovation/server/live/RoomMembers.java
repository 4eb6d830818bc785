package io.ovation.server.live;

import io.ovation.server.live.room.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a room asks about members of its creator; provided by memberships. Any thread; {@link #known} never blocks, and when
 * it says yes the others do not either.
 */
public interface RoomMembers {
    /** Whether everything about this user as a member of this creator is in memory. */
    boolean known(long creator, long user);

    /** Whether only members may comment in this creator's rooms. */
    boolean isForMembers(long creator);

    /** Whether this user may comment where only members may. */
    boolean mayComment(long creator, long user);

    /** The badge that this user shows; null for none. */
    Person.@Nullable Badge badge(long creator, long user);
}
