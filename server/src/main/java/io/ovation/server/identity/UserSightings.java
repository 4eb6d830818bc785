package io.ovation.server.identity;

import org.jspecify.annotations.Nullable;

/** A bean that wants to know with what users sign in. Features provide beans of this type. Blocking. */
public interface UserSightings {
    /** Somebody is about to be signed in; what this throws refuses that. */
    void signsIn(long user, Seen seen);

    /**
     * What the platform saw a user with. Nothing of it is kept in the clear.
     *
     * @param device what the platform knows the device by
     * @param address where the user lives
     * @param ip the address on the network that the user came from
     */
    record Seen(
            @Nullable String device,
            @Nullable String address,
            @Nullable String ip) {}
}
