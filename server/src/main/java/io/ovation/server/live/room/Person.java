package io.ovation.server.live.room;

import org.jspecify.annotations.Nullable;

/**
 * Somebody as a room shows them.
 *
 * @param number the user's number
 * @param id public id; null for somebody who wants not to be named
 * @param name what viewers read
 * @param avatarSeed what the avatar is drawn from
 */
public record Person(long number, @Nullable String id, String name, String avatarSeed) {
    /** How others see a sender who wants not to be named: neither name nor id leave the server. */
    public static Person someone(long number) {
        return new Person(number, null, "Someone", "someone");
    }

    /** True when others may not know who this is. */
    public boolean anonymous() {
        return id == null;
    }
}
