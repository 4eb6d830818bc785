package io.ovation.server.coin.recharge;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalBodies;
import io.ovation.server.approval.ProposalView;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/recharges/{id}/refund-proposals}: staff propose to give money back where a user no longer can ask for it
 * themselves. A second person decides with {@code POST /v1/proposals/{id}/approval}.
 */
@Path("/v1/recharges/{id}/refund-proposals")
@Allow({Role.SUPPORT, Role.FINANCE})
@RunOnVirtualThread
public class RefundProposalResource {
    private static final String KIND = "refund";

    private final Proposals proposals;
    private final RechargeStore recharges;
    private final Callers callers;
    private final ProposalBodies bodies;

    RefundProposalResource(Proposals proposals, RechargeStore recharges, Callers callers, ProposalBodies bodies) {
        this.proposals = proposals;
        this.recharges = recharges;
        this.callers = callers;
        this.bodies = bodies;
    }

    /** Proposes a refund of unspent coins of a purchase. */
    @POST
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response propose(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Request request) {
        Recharge recharge = recharges
                .find(PublicId.number(Recharge.PREFIX, id))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such recharge"));
        Long coins = request == null ? null : request.coins();
        if (coins != null && (coins < 1 || coins > recharge.coins())) {
            throw Problem.of(ProblemCode.COINS_INVALID)
                    .field("coins")
                    .detail("The purchase was of " + recharge.coins() + " coins");
        }
        Proposal proposal = proposals.propose(
                callers.user(),
                key,
                new Proposals.Draft(
                        KIND,
                        recharge.id(),
                        "Give back the money of "
                                + (coins == null ? "all unspent coins" : coins == 1 ? "1 coin" : coins + " coins")
                                + " of a purchase of " + recharge.coins(),
                        bodies.write(new Body(recharge.number(), coins)),
                        request == null ? null : request.reason()));
        return Response.status(Response.Status.CREATED)
                .entity(ProposalView.of(proposal))
                .build();
    }

    /**
     * What to give back, and why.
     *
     * @param coins how many; all that are unspent when left out
     */
    public record Request(@Nullable Long coins, @Nullable String reason) {}

    /** What of a proposal is kept for doing it. */
    record Body(long recharge, @Nullable Long coins) {}

    /** Refunds what was approved. The refund's key is the proposal, so it is one refund however often it is tried. */
    @ApplicationScoped
    static class RefundByStaff implements ProposedAction {
        private final Refunds refunds;
        private final RechargeStore recharges;
        private final ProposalBodies bodies;

        RefundByStaff(Refunds refunds, RechargeStore recharges, ProposalBodies bodies) {
            this.refunds = refunds;
            this.recharges = recharges;
            this.bodies = bodies;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String execute(Proposal proposal) {
            Body body = bodies.read(proposal, Body.class);
            long user = recharges.get(body.recharge()).user();
            return refunds.beginByStaff(user, body.recharge(), body.coins(), proposal.id())
                    .id();
        }

        @Override
        public void goOn(Proposal done) {
            refunds.goOn(PublicId.number(Refund.PREFIX, Objects.requireNonNull(done.result())));
        }
    }
}
