package io.ovation.server.identity;

import java.util.List;
import java.util.Set;

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
    /** The view of a user, with the roles that the user has here. */
    public static UserView of(User user, Markets markets) {
        return of(user, markets, user.roles());
    }

    /** The view of the one who calls: what a provider's token grants are roles of the caller, not of the user. */
    static UserView of(User user, Markets markets, Set<Role> roles) {
        return new UserView(
                user.id(),
                user.name(),
                user.handle(),
                user.avatarSeed(),
                user.market(),
                markets.of(user).currency(),
                roles.stream().map(Role::text).sorted().toList(),
                user.followers(),
                user.ageKnown());
    }
}
