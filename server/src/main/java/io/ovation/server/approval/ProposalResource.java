package io.ovation.server.approval;

import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code /v1/proposals}: what waits for a second person, and what became of it. */
@Path("/v1/proposals")
@Allow({Role.SUPPORT, Role.FINANCE})
@RunOnVirtualThread
public class ProposalResource {
    private final Proposals proposals;
    private final Callers callers;

    ProposalResource(Proposals proposals, Callers callers) {
        this.proposals = proposals;
        this.callers = callers;
    }

    /** Proposals, newest first. */
    @GET
    public Page<ProposalView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<Proposal> page = proposals.page(status(status), kind, cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(ProposalView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** One proposal. */
    @GET
    @Path("{id}")
    public ProposalView get(@PathParam("id") String id) {
        return ProposalView.of(proposals.get(PublicId.number(Proposal.PREFIX, id)));
    }

    /** Approves or rejects; never one's own. What is approved is done at once if it can be. */
    @POST
    @Path("{id}/approval")
    @Allow(Role.FINANCE)
    public ProposalView decide(@PathParam("id") String id, @Nullable DecisionBody body) {
        FourEyes.Decision decision =
                FourEyes.Decision.of(body == null ? null : body.decision(), body == null ? null : body.reason());
        return ProposalView.of(proposals.decide(callers.user(), PublicId.number(Proposal.PREFIX, id), decision));
    }

    private static Proposal.@Nullable Status status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(Proposal.Status.values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("status")
                        .detail("The status is open, approved, rejected, done or failed"));
    }

    /** Approve or reject, and why. */
    public record DecisionBody(
            @Nullable String decision, @Nullable String reason) {}
}
