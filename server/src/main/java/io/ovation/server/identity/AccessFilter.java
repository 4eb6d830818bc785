package io.ovation.server.identity;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@link Allow} and {@link Public} before an endpoint runs and before its body is read. An endpoint with neither
 * is refused to everybody.
 */
class AccessFilter {
    private final Callers callers;
    private final Map<Method, Optional<Role[]>> rules = new ConcurrentHashMap<>();

    AccessFilter(Callers callers) {
        this.callers = callers;
    }

    @ServerRequestFilter(priority = 1000)
    public void check(ResourceInfo endpoint) {
        Method method = endpoint.getResourceMethod();
        Optional<Role[]> anyOf = rules.computeIfAbsent(method, AccessFilter::rule);
        if (anyOf.isPresent()) {
            callers.require(anyOf.get());
        } else {
            callers.current();
        }
    }

    /** The roles a method asks for; empty when it is public. */
    static Optional<Role[]> rule(Method method) {
        for (AnnotatedElement place : new AnnotatedElement[] {method, method.getDeclaringClass()}) {
            @Nullable Allow allow = place.getAnnotation(Allow.class);
            if (allow != null) {
                return Optional.of(allow.value());
            }
            if (place.isAnnotationPresent(Public.class)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Role[0]);
    }
}
