package io.ovation.server.clock;

import io.ovation.server.identity.Public;
import io.ovation.server.identity.Secrets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this server is and what time it thinks it is. */
@Path("/v1/info")
public class InfoResource {
    private final Clocks clocks;
    private final Secrets secrets;
    private final String version;

    InfoResource(Clocks clocks, Secrets secrets, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.clocks = clocks;
        this.secrets = secrets;
        this.version = version;
    }

    /** What this server is and what time it has, the same for everybody. */
    @GET
    @Public
    public Info info() {
        return new Info(
                "Ovation", version, secrets.mode().text(), secrets.mode().isTest(), clocks.business(), clocks.wall());
    }

    /**
     * What the server is.
     *
     * @param mode test or live
     * @param sandbox whether the mode is test
     */
    public record Info(
            String name, String version, String mode, boolean sandbox, Instant businessTime, Instant wallTime) {}
}
