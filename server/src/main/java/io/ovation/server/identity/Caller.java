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
 * @param scopes what a platform key is good for; empty for people, whose roles say it
 */
public record Caller(Kind kind, long userNumber, String id, Set<Role> roles, Set<Scope> scopes) implements Principal {
    /** Nobody in particular: a request without a token. */
    public static final Caller GUEST = new Caller(Kind.GUEST, 0, "guest", Set.of(), Set.of());

    /**
     * All keys are one caller where a request is recognised again: a retry with the next secret or another key is a retry. The
     * text is from when there was one key; ids of entries are derived from it, so it stays.
     */
    private static final String PLATFORM = "PLATFORM:sandbox";

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
        Kind kind = roles.stream().anyMatch(Role::isStaff) ? Kind.STAFF : Kind.USER;
        return new Caller(kind, number, PublicId.of(User.PREFIX, number), Set.copyOf(roles), Set.of());
    }

    /** The platform's servers with the key of this id, good for these scopes. */
    public static Caller platform(String key, Set<Scope> scopes) {
        return new Caller(Kind.PLATFORM, 0, key, Set.of(Role.PLATFORM), Set.copyOf(scopes));
    }

    /** Whether the caller may be this. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether a platform key is good for this. */
    public boolean may(Scope scope) {
        return scopes.contains(Scope.ALL) || scopes.contains(scope);
    }

    @Override
    public String principal() {
        if (userNumber != 0) {
            return "user:" + userNumber;
        }
        return kind == Kind.PLATFORM ? PLATFORM : kind.name() + ":" + id;
    }
}
