package io.ovation.server.feed;

import io.ovation.journal.cluster.SharedShard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells a load balancer whether money commands are taken here, and people which part this instance plays. */
@Readiness
@ApplicationScoped
class LedgerReadiness implements HealthCheck {
    private final LedgerShard shard;

    LedgerReadiness(LedgerShard shard) {
        this.shard = shard;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ledger").status(shard.isRunning());
        if (shard.isRunning()) {
            SharedShard part = shard.shard();
            response.withData("role", part.role().name().toLowerCase(Locale.ROOT))
                    .withData("epoch", part.lease().epoch())
                    .withData("holder", part.lease().holder())
                    .withData("sequence", part.lastSequence());
        }
        return response.build();
    }
}
