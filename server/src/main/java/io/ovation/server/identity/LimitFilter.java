package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.RequestLog;
import io.ovation.server.api.Uncounted;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts every request to an endpoint before its permission is checked and its body is read: by secret key, by user, or, without
 * a sign-in or with one that is refused, by address.
 */
class LimitFilter {
    private final Callers callers;
    private final Admission admission;
    private final RequestLog log;
    private final CurrentVertxRequest request;

    LimitFilter(Callers callers, Admission admission, RequestLog log, CurrentVertxRequest request) {
        this.callers = callers;
        this.admission = admission;
        this.log = log;
        this.request = request;
    }

    @ServerRequestFilter(priority = 900)
    public void count(ResourceInfo endpoint) {
        RoutingContext context = request.getCurrent();
        Caller caller;
        try {
            caller = AccessFilter.bringsItsOwnCredentials(endpoint.getResourceMethod())
                    ? Caller.GUEST
                    : callers.current();
        } catch (Problem refused) {
            admission.admitRefused(context);
            throw refused;
        }
        log.caller(context, caller);
        boolean isUncounted = caller.kind() == Caller.Kind.GUEST
                && (endpoint.getResourceMethod().isAnnotationPresent(Uncounted.class)
                        || endpoint.getResourceClass().isAnnotationPresent(Uncounted.class));
        if (!isUncounted) {
            admission.admit(context, caller);
        }
    }
}
