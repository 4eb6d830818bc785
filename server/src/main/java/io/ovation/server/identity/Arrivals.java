package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request wait, off the event loop, while its token or key is looked up for the first time; from then on {@link
 * Callers} finds it in memory. All other requests pass at once. What has to be looked up is counted by its address before
 * that, so nobody makes us work with made-up tokens.
 */
@ApplicationScoped
class Arrivals {
    private static final int AFTER_THE_EDGE = 5_000;

    private final Callers callers;
    private final Admission admission;
    private final ProblemWriter problems;

    Arrivals(Callers callers, Admission admission, ProblemWriter problems) {
        this.callers = callers;
        this.admission = admission;
        this.problems = problems;
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
        try {
            admission.admitRefused(context);
        } catch (Problem tooMany) {
            problems.end(context, tooMany);
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
