package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@link Allow} and {@link Public} before an endpoint runs and before its body is read. An endpoint with neither
 * is refused to everybody.
 */
class AccessFilter {
    private final Callers callers;
    private final Map<Method, AccessRule> rules = new ConcurrentHashMap<>();

    AccessFilter(Callers callers) {
        this.callers = callers;
    }

    @ServerRequestFilter(priority = 1000)
    public void check(ResourceInfo endpoint) {
        AccessRule rule = rules.computeIfAbsent(endpoint.getResourceMethod(), AccessRule::of);
        if (rule.isPublic()) {
            if (bringsItsOwnCredentials(endpoint.getResourceMethod())) {
                return;
            }
            callers.current();
            return;
        }
        Caller caller = callers.require(rule.anyOf());
        if (caller.kind() == Caller.Kind.PLATFORM && !caller.may(rule.scope())) {
            throw Problem.of(ProblemCode.SCOPE_MISSING)
                    .detail("This key is not good for " + rule.scope().text() + ": "
                            + rule.scope().meaning())
                    .cure("Use a key with that scope; POST /v1/keys makes one");
        }
    }

    /** Whether the Authorization header is none of ours: a provider's, which the endpoint checks by itself. */
    static boolean bringsItsOwnCredentials(Method method) {
        @Nullable Public open = method.getDeclaringClass().getAnnotation(Public.class);
        return open != null && open.ownCredentials();
    }
}
