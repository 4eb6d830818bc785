package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import io.ovation.server.api.Uncounted;
import io.ovation.server.callback.Callback;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Public;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/member-source-events/{id}}: webhooks of Patreon and Ko-fi, as they send them. The signature, or Ko-fi's
 * token, is the caller's identity. Answered 2xx once it is written down, also the second time.
 */
@Path("/v1/member-source-events/{id}")
@Public(ownCredentials = true)
@Uncounted
public class MemberEventResource {
    private final MemberSources sources;
    private final Clocks clocks;

    MemberEventResource(MemberSources sources, Clocks clocks) {
        this.sources = sources;
        this.clocks = clocks;
    }

    /** Takes in one event. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Taken take(@PathParam("id") String id, @Context HttpHeaders headers, byte @Nullable [] body) {
        return new Taken(sources.take(
                PublicId.number(MemberSources.PREFIX, id),
                new Callback(body == null ? new byte[0] : body, headers::getHeaderString, clocks.wall())));
    }

    /**
     * The answer.
     *
     * @param known whether it was about a member
     */
    @Schema(name = "MemberEventTaken")
    public record Taken(boolean known) {}
}
