package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code /v1/shout-outs}: whom a creator thanks by name. */
@Path("/v1/shout-outs")
@Allow(Role.CREATOR)
@RunOnVirtualThread
public class ShoutoutResource {
    private static final int MOST = 200;

    private final Shoutouts shoutouts;
    private final MembershipViews views;
    private final Callers callers;

    ShoutoutResource(Shoutouts shoutouts, MembershipViews views, Callers callers) {
        this.shoutouts = shoutouts;
        this.views = views;
        this.callers = callers;
    }

    /** Who waits in the caller's queue: dearer tiers first, then who came first; 200 at most. */
    @GET
    public Queue list() {
        return new Queue(shoutouts.waiting(callers.user().userNumber(), MOST).stream()
                .map(each -> new View(
                        PublicId.of(Shoutouts.PREFIX, each.number()),
                        views.person(each.member()),
                        PublicId.of(Tier.PREFIX, each.tier()),
                        each.reason(),
                        each.months(),
                        each.at()))
                .toList());
    }

    /** Somebody was thanked; again changes nothing. */
    @POST
    @Path("{id}/done")
    public void done(@PathParam("id") String id) {
        shoutouts.done(callers.user().userNumber(), PublicId.number(Shoutouts.PREFIX, id));
    }

    /** Who waits. */
    @Schema(name = "ShoutOutQueue")
    public record Queue(List<View> items) {}

    /**
     * Somebody to be thanked.
     *
     * @param reason {@code joined}, {@code upgraded}, or {@code months} with a new badge
     * @param months of the membership by then
     */
    @Schema(name = "ShoutOut")
    public record View(
            String id, MembershipViews.PersonView member, String tierId, String reason, int months, Instant at) {}
}
