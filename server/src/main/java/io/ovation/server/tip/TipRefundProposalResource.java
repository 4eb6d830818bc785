package io.ovation.server.tip;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalView;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.payment.ChargeRefund;
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
 * {@code POST /v1/tips/{id}/refund-proposals}: staff propose to give a tip back where its payer no longer can take it back
 * themselves. A second person decides with {@code POST /v1/proposals/{id}/approval}.
 */
@Path("/v1/tips/{id}/refund-proposals")
@Allow({Role.SUPPORT, Role.FINANCE})
@RunOnVirtualThread
public class TipRefundProposalResource {
    private static final String KIND = "tip_refund";

    private final Proposals proposals;
    private final Tips tips;
    private final Callers callers;

    TipRefundProposalResource(Proposals proposals, Tips tips, Callers callers) {
        this.proposals = proposals;
        this.tips = tips;
        this.callers = callers;
    }

    /** Proposes to give a tip back: all of it, with service fee and tax. What has matured stays with its creator. */
    @POST
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    @Refuses(ProblemCode.NOTHING_TO_REFUND)
    public Response propose(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Request request) {
        Tip tip = tips.any(PublicId.number(Tip.PREFIX, id));
        if (tip.status() != TipStatus.SENT) {
            throw Problem.of(ProblemCode.NOTHING_TO_REFUND)
                    .detail("This tip is " + tip.status().text().replace('_', ' '));
        }
        Proposal proposal = proposals.propose(
                callers.user(),
                key,
                new Proposals.Draft(
                        KIND,
                        tip.id(),
                        "Give a tip back: " + tip.total() + " minor units of " + tip.currency(),
                        "{}",
                        request == null ? null : request.reason()));
        return Response.status(Response.Status.CREATED)
                .entity(ProposalView.of(proposal))
                .build();
    }

    /** Why the tip goes back. */
    public record Request(@Nullable String reason) {}

    /** Refunds what was approved. The refund's key is the proposal, so it is one refund however often it is tried. */
    @ApplicationScoped
    static class RefundByStaff implements ProposedAction {
        private final TipRefunds refunds;

        RefundByStaff(TipRefunds refunds) {
            this.refunds = refunds;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String execute(Proposal proposal) {
            return refunds.beginByStaff(PublicId.number(Tip.PREFIX, proposal.subject()), proposal.id())
                    .id();
        }

        @Override
        public void goOn(Proposal done) {
            refunds.goOn(PublicId.number(ChargeRefund.PREFIX, Objects.requireNonNull(done.result())));
        }
    }
}
