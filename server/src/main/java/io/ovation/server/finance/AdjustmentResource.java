package io.ovation.server.finance;

import io.ovation.server.approval.ProposalView;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/adjustments}: finance proposes to correct the books by hand. Nothing is posted before a second person has
 * approved with {@code POST /v1/proposals/{id}/approval}.
 */
@Path("/v1/adjustments")
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class AdjustmentResource {
    private final Adjustments adjustments;
    private final Callers callers;

    AdjustmentResource(Adjustments adjustments, Callers callers) {
        this.adjustments = adjustments;
        this.callers = callers;
    }

    /** Proposes an adjustment. */
    @POST
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response propose(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Request request) {
        return Response.status(Response.Status.CREATED)
                .entity(ProposalView.of(adjustments.propose(callers.user(), key, request)))
                .build();
    }

    /**
     * What to put right, and why.
     *
     * @param market whose books; its calendar gives the day
     * @param movements one to eight, in order
     * @param reason for the one who decides and for the audit log
     */
    public record Request(
            @Nullable String market,
            @Nullable List<@Nullable Movement> movements,
            @Nullable String reason) {}

    /**
     * An exact amount from one account to another.
     *
     * @param amount in coins, diamonds or the currency, as a decimal text such as 12.50
     */
    public record Movement(
            @Nullable Account debit,
            @Nullable Account credit,
            @Nullable String amount) {}

    /**
     * An account of the chart. Accounts kept by month are those of the proposal's month.
     *
     * @param kind as in the chart of accounts
     * @param asset USD and the like; left out where the kind says it (COIN, DIAMOND)
     * @param owner code of a market, id of a user, or number of a provider or bank account
     */
    public record Account(
            @Nullable String kind,
            @Nullable String asset,
            @Nullable String owner) {}
}
