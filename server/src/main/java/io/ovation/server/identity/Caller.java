package io.ovation.server.identity;

import io.ovation.server.api.Principal;
import io.ovation.server.api.PublicId;
import java.util.Set;

/**
 * Who asks.
 *
 * @param kind what sort of caller
 * @param userNumber the user's number; 0 for the platform's servers and for guests
 * @param id the public id of the user, or the name of the platform key
 * @param roles what the caller may be
 */
public record Caller(Kind kind, long userNumber, String id, Set<Role> roles) implements Principal {
    /** Nobody in particular: a request without a token. */
    public static final Caller GUEST = new Caller(Kind.GUEST, 0, "guest", Set.of());

    /** The sorts of callers. */
    public enum Kind {
        /** Not signed in. */
        GUEST,
        /** A user of the platform. */
        USER,
        /** A person who works for the operator; has a user number too. */
        STAFF,
        /** The platform's own servers. */
        PLATFORM
    }

    /** A signed-in user or member of staff. */
    public static Caller user(long number, Set<Role> roles) {
        Kind kind = roles.contains(Role.FINANCE) ? Kind.STAFF : Kind.USER;
        return new Caller(kind, number, PublicId.of(User.PREFIX, number), Set.copyOf(roles));
    }

    /** The platform's servers with the key of this name. */
    public static Caller platform(String keyName) {
        return new Caller(Kind.PLATFORM, 0, keyName, Set.of(Role.PLATFORM));
    }

    /** Whether the caller may be this. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    @Override
    public String principal() {
        return userNumber != 0 ? "user:" + userNumber : kind.name() + ":" + id;
    }
}
