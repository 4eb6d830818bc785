package io.ovation.server.identity;

import io.ovation.server.api.RateLimits;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts requests by their caller. Endpoints are counted by a filter; routes beside them (sockets) ask here before they let
 * somebody in. Any thread; never blocks.
 */
@ApplicationScoped
public class Admission {
    private final RateLimits limits;

    /** Made once. */
    public Admission(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts a request.
     *
     * @throws io.ovation.server.api.Problem {@code too_many_requests} when the caller sent too many
     */
    public void admit(RoutingContext context, Caller caller) {
        switch (caller.kind()) {
            case PLATFORM -> limits.admit(context, RateLimits.Who.KEY, caller.id());
            case USER, STAFF -> limits.admit(context, RateLimits.Who.USER, caller.id());
            case GUEST -> limits.admitAddress(context);
        }
    }

    /** Counts a request whose sign-in was refused, or is to be looked up, by its address; once. */
    public void admitRefused(RoutingContext context) {
        limits.admitAddress(context);
    }
}
