package io.ovation.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.identity.Endpoints.Endpoint;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Walks every endpoint of every feature. */
class EndpointsAreGuardedTest {
    @Test
    void every_endpoint_says_who_may_call_it() {
        List<Endpoint> endpoints = Endpoints.all();
        assertThat(endpoints).hasSizeGreaterThan(50);
        assertThat(endpoints)
                .as("endpoints with neither @Allow nor @Public")
                .filteredOn(endpoint -> !isMarked(endpoint.method()))
                .isEmpty();
    }

    @Test
    void every_endpoint_that_keys_may_call_names_the_scope_it_needs() {
        assertThat(Endpoints.all())
                .filteredOn(endpoint -> {
                    AccessRule rule = AccessRule.of(endpoint.method());
                    return rule.anyOf().contains(Role.PLATFORM) && rule.scope() == Scope.ALL;
                })
                .isEmpty();
    }

    private static boolean isMarked(Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .anyMatch(place -> place.isAnnotationPresent(Allow.class) || place.isAnnotationPresent(Public.class));
    }
}
