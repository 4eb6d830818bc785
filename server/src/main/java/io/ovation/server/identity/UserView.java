package io.ovation.server.identity;

import java.util.List;

/** A user as the JSON shows them to themselves and to the platform. */
public record UserView(
        String id,
        String name,
        String handle,
        String avatarSeed,
        String market,
        String currency,
        List<String> roles,
        int followers,
        boolean ageKnown) {
    /** The view of a user. */
    public static UserView of(User user, Markets markets) {
        return new UserView(
                user.id(),
                user.name(),
                user.handle(),
                user.avatarSeed(),
                user.market(),
                markets.of(user).currency(),
                user.roles().stream().map(Role::text).sorted().toList(),
                user.followers(),
                user.ageKnown());
    }
}
