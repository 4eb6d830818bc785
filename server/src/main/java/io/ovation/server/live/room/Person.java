package io.ovation.server.live.room;

import org.jspecify.annotations.Nullable;

/**
 * Somebody as a room shows them.
 *
 * @param number the user's number
 * @param id public id; null for somebody who wants not to be named
 * @param name what viewers read
 * @param avatarSeed what the avatar is drawn from
 * @param badge what members show beside their name; null for others
 */
public record Person(
        long number,
        @Nullable String id,
        String name,
        String avatarSeed,
        @Nullable Badge badge) {
    /** Somebody without a badge. */
    public Person(long number, @Nullable String id, String name, String avatarSeed) {
        this(number, id, name, avatarSeed, null);
    }

    /**
     * A member's badge.
     *
     * @param tier name of the tier
     * @param months the months it shows
     */
    public record Badge(String tier, int months) {}

    /** How others see a sender who wants not to be named: neither name nor id leave the server. */
    public static Person someone(long number) {
        return new Person(number, null, "Someone", "someone");
    }

    /** True when others may not know who this is. */
    public boolean anonymous() {
        return id == null;
    }
}
