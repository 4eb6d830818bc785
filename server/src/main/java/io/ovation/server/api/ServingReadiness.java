package io.ovation.server.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells a load balancer to turn away from a server that was asked to stop. */
@Readiness
@ApplicationScoped
class ServingReadiness implements HealthCheck {
    private final Drain drain;

    ServingReadiness(Drain drain) {
        this.drain = drain;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("serving").status(drain.isServing()).build();
    }
}
