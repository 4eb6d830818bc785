package io.ovation.server.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request wait, off the event loop, while its token or key is looked up for the first time; from then on {@link
 * Callers} finds it in memory. All other requests pass at once.
 */
@ApplicationScoped
class Arrivals {
    private static final int AFTER_THE_EDGE = 5_000;

    private final Callers callers;

    Arrivals(Callers callers) {
        this.callers = callers;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::arrive, AFTER_THE_EDGE);
    }

    private void arrive(RoutingContext context) {
        @Nullable String token = token(context);
        if (token == null || !callers.isNew(token)) {
            context.next();
            return;
        }
        context.request().pause();
        Context loop = context.vertx().getOrCreateContext();
        Thread.startVirtualThread(() -> {
            callers.learn(token);
            loop.runOnContext(ready -> {
                context.request().resume();
                context.next();
            });
        });
    }

    /** Sockets pass the token in the query. */
    private static @Nullable String token(RoutingContext context) {
        @Nullable String header = context.request().getHeader("Authorization");
        if (header != null) {
            return Callers.bearer(header);
        }
        @Nullable String path = context.request().path();
        return path != null && path.startsWith("/v1/") ? context.request().getParam("token") : null;
    }
}
