package io.ovation.server.identity;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call an endpoint, as its {@link Allow} or {@link Public} says; nobody where neither stands.
 *
 * @param isPublic whether guests may
 * @param anyOf the roles, any of which is enough; empty for a public endpoint, and for one that nobody may call
 * @param scope what a key must be good for
 */
public record AccessRule(boolean isPublic, Set<Role> anyOf, Scope scope) {
    /** The rule of a resource method: its own, or its class's. */
    public static AccessRule of(Method method) {
        @Nullable Allow own = method.getAnnotation(Allow.class);
        boolean isOpen = method.isAnnotationPresent(Public.class);
        if (own == null && !isOpen) {
            own = method.getDeclaringClass().getAnnotation(Allow.class);
            isOpen = own == null && method.getDeclaringClass().isAnnotationPresent(Public.class);
        }
        return own == null
                ? new AccessRule(isOpen, Set.of(), Scope.ALL)
                : new AccessRule(false, EnumSet.copyOf(Arrays.asList(own.value())), own.scope());
    }

    /** Whether the caller is let in as a member of staff: then the audit log says so. */
    public boolean letsInAsStaff(Caller caller) {
        return anyOf.stream().anyMatch(role -> role.isStaff() && caller.is(role));
    }

    /** Whether staff are let in here and the caller, who is known, is not: neither by a role nor, for a key, by its scope. */
    public boolean refusesAtStaffsDoor(Caller caller) {
        return caller.kind() != Caller.Kind.GUEST
                && anyOf.stream().anyMatch(Role::isStaff)
                && (anyOf.stream().noneMatch(caller::is)
                        || caller.kind() == Caller.Kind.PLATFORM && !caller.may(scope));
    }
}
